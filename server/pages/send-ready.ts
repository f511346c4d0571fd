import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { ENCODINGS, type Encoding, type ReadyPage } from './ready-page.ts';

const OFFERED = [...ENCODINGS];
/** The package's types do not know this option yet: what to take where the asker likes several the same. */
type Preferring = { encoding(offered: string[], options: { preferred: string[] }): string | undefined };
/** What was chosen for an `Accept-Encoding`: browsers send a handful of different ones. */
const chosen = new Map<string, Encoding>();
const MAX_CHOSEN = 500;

/** The best encoding that the asker takes; brotli where they do not mind. */
export function encodingFor(req: IncomingMessage): Encoding {
  const header = req.headers['accept-encoding'];
  const accepted = typeof header === 'string' ? header : '';
  const known = chosen.get(accepted);
  if (known) return known;
  const negotiator = new Negotiator(req) as unknown as Preferring;
  const encoding = negotiator.encoding(OFFERED, { preferred: ['br', 'gzip'] });
  const found = ENCODINGS.find((offered) => offered === encoding) ?? 'identity';
  if (chosen.size >= MAX_CHOSEN) chosen.clear();
  chosen.set(accepted, found);
  return found;
}

/** Sends a ready page to a GET or HEAD: whole, or 304 where the asker has it already. */
export function sendReady(req: IncomingMessage, res: ServerResponse, page: ReadyPage): void {
  const variant = page.variant(encodingFor(req));
  if (req.headers['if-none-match'] !== undefined && fresh(req.headers, { etag: variant.etag })) {
    res.writeHead(304, variant.notModifiedHeaders as string[]);
    res.end();
    return;
  }
  res.writeHead(200, variant.headers as string[]);
  res.end(req.method === 'HEAD' ? undefined : variant.body);
}
