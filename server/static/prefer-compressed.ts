import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';
import Negotiator from 'negotiator';

const SUFFIXES = { br: '.br', gzip: '.gz' } as const;

/** Lets `express.static` of the same folder send the file that the build compressed, where the browser takes it. */
export function preferCompressed(folder: string): RequestHandler {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = new Set(names.map((name) => `/${name.replaceAll('\\', '/')}`));
  return (req, res, next) => {
    if (files.has(`${req.path}.br`)) {
      res.vary('Accept-Encoding');
      const accepted = new Negotiator(req).encodings(['br', 'gzip', 'identity']);
      const encoding = (['br', 'gzip'] as const).find((known) => accepted.includes(known));
      if (encoding) {
        res.type(extname(req.path)).set('Content-Encoding', encoding);
        req.url = req.path + SUFFIXES[encoding];
      }
    }
    next();
  };
}
