import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';
import { STAFF_COOKIE } from '../staff/session.ts';

/** What visits know of the browser behind a request, until they are written. */
export interface Browser {
  /** Network address and user agent in one; never stored, only the hash of a day. */
  readonly source: string;
  readonly userAgent: string;
  /** Somebody whose visits are their own business: they asked not to be tracked, or are staff who look. */
  readonly unrecorded: boolean;
}

interface Sender {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** The browser behind a request. A forged forwarding header makes a visitor of its own and nothing more. */
export function browserOf({ headers, socket }: Sender): Browser {
  const userAgent = headers['user-agent'] ?? '';
  const forwarded = headers['x-forwarded-for'] ?? '';
  return {
    source: `${socket.remoteAddress} ${forwarded} ${userAgent}`,
    userAgent,
    unrecorded:
      headers.dnt === '1' || headers['sec-gpc'] === '1' || (headers.cookie?.includes(`${STAFF_COOKIE}=`) ?? false),
  };
}

/** Whether somebody opens a page with it: not a script of a page that looks for changes, and no browser that guesses ahead. */
export function isLook({ headers }: Pick<Sender, 'headers'>): boolean {
  const destination = headers['sec-fetch-dest'];
  if (destination !== undefined && destination !== 'document') return false;
  return !headers['sec-purpose']?.includes('prefetch') && headers.purpose !== 'prefetch';
}

/** Programs: crawlers, link unfurlers, mail scanners, and whatever says nothing about itself. */
export function isProgram({ userAgent }: Browser): boolean {
  return userAgent === '' || isbot(userAgent);
}
