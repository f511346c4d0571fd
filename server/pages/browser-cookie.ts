import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { newToken } from '../access/tokens.ts';
import { addresses, portalPath } from '../addresses.ts';

/** Says nothing but "the browser that asked": a code works only there, and what was typed there comes back only there. */
const BROWSER_COOKIE = 'portico_asked';
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
const COOKIE_MS = 24 * 3600 * 1000;

/** Token of a browser that asked to sign in at this link. */
export function browserToken(req: Request): string | undefined {
  const header = req.headers.cookie;
  const token = header === undefined ? undefined : parseCookie(header)[BROWSER_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** The same; a browser without one gets it. */
export function markBrowser(req: Request, res: Response, key: string): string {
  const known = browserToken(req);
  if (known) return known;
  const token = newToken();
  res.cookie(BROWSER_COOKIE, token, { ...cookieOptions(key), maxAge: COOKIE_MS });
  return token;
}

/** What all cookies under a link have in common: for it alone, and out of reach of scripts. */
export function cookieOptions(key: string) {
  return {
    path: portalPath(key),
    httpOnly: true,
    sameSite: 'lax',
    secure: addresses.publicUrl.startsWith('https://'),
  } as const;
}
