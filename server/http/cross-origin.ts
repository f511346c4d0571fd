import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state-changing requests that another site's page sent. Browsers say so in `Sec-Fetch-Site`; where that is
 * missing (plain http on a network) the `Origin` must be this installation's or the address that was asked.
 * A request with neither comes from no browser and carries no cookie against its owner's will.
 */
export function refuseCrossOrigin(publicUrl: string): RequestHandler {
  return (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || isSameOrigin(req, publicUrl)) next();
    else next(new HttpError(403, 'cross-origin', 'Requests from other sites are refused.'));
  };
}

function isSameOrigin(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === req.get('host');
}
