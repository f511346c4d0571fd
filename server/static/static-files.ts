import { join } from 'node:path';
import express, { Router } from 'express';
import { buildFolder } from './build-folder.ts';
import { preferCompressed } from './prefer-compressed.ts';

/** Built files of the staff app (`/app/*`) and of portal pages (`/portal/*`). Their names carry a hash, so they never change. */
export function staticFiles(folder = buildFolder): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const options = { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: true } as const;
  for (const [address, name] of [
    ['/app', 'builder'],
    ['/portal', 'portal'],
  ] as const) {
    const files = join(folder, name);
    router.use(address, preferCompressed(files), express.static(files, options), (_req, res) => {
      res.removeHeader('Content-Encoding');
      res.status(404).type('text/plain').send('There is no such file.');
    });
  }
  return router;
}
