import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { VIEWER_COOKIE } from '../access/viewer-sessions.ts';
import { cookieOptions } from './browser-cookie.ts';

/** As long as browsers keep a cookie at most: how long a visit lasts is the server's to say. */
const COOKIE_MS = 400 * 24 * 3600 * 1000;

/** Token of the viewer's visit, if the browser sent one. */
export function viewerToken(req: Request): string | undefined {
  const header = req.headers.cookie;
  return header === undefined ? undefined : parseCookie(header)[VIEWER_COOKIE];
}

/** Gives the browser the token of a visit, for this one link. */
export function setViewerCookie(res: Response, key: string, token: string): void {
  res.cookie(VIEWER_COOKIE, token, { ...cookieOptions(key), maxAge: COOKIE_MS });
}

/** Takes it back. */
export function clearViewerCookie(res: Response, key: string): void {
  res.clearCookie(VIEWER_COOKIE, cookieOptions(key));
}
