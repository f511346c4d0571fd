import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import { buildFolder } from './build-folder.ts';

const NONCE_MARK = /__CSP_NONCE__/g;
/** Where the page learns that nobody is signed in, so that it need not ask and be refused. */
const SESSION_MARK = '__STAFF_SESSION__';

/** The staff app's policy: own files only; styles that Mantine, dnd-kit and Lexical add carry the nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Style attributes set through the DOM need no permission; those in markup made by React are set through it.
    "style-src-attr 'none'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Answers every address that is not the API's, a portal's or a file's with the staff app, each time with a fresh nonce.
 * @param hasSession whether the request may belong to somebody who is signed in
 */
export function builderApp(hasSession: (req: Request) => boolean, folder = buildFolder): RequestHandler {
  let page: string | undefined;
  return (req, res) => {
    page ??= readFileSync(join(folder, 'builder', 'index.html'), 'utf8');
    const nonce = randomBytes(16).toString('base64');
    res
      .set('Content-Security-Policy', policy(nonce))
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replace(NONCE_MARK, nonce).replace(SESSION_MARK, hasSession(req) ? 'maybe' : 'none'));
  };
}
