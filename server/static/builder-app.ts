import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { buildFolder } from './build-folder.ts';

const NONCE_MARK = /__CSP_NONCE__/g;

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

/** Answers every address that is not the API's, a portal's or a file's with the staff app, each time with a fresh nonce. */
export function builderApp(folder = buildFolder): RequestHandler {
  let page: string | undefined;
  return (_req, res) => {
    page ??= readFileSync(join(folder, 'builder', 'index.html'), 'utf8');
    const nonce = randomBytes(16).toString('base64');
    res
      .set('Content-Security-Policy', policy(nonce))
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replace(NONCE_MARK, nonce));
  };
}
