import express, { type RequestHandler } from 'express';
import { admit } from '../access/gate.ts';
import { unlock } from '../access/unlock.ts';
import { portalPath } from '../addresses.ts';
import { sendPasswordPage, sendUnknown } from './answers.ts';
import { portalHeaders } from './headers.ts';
import { setViewerCookie, viewerToken } from './viewer-cookie.ts';
import { pageIn } from './viewer-request.ts';

const readForm = express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 });

/** `POST /p/:key/unlock`: the one address under a link that stands before its gate. */
export const unlockRoute: RequestHandler<{ key: string }>[] = [
  async (req, res, next) => {
    res.set(portalHeaders());
    const admission = await admit(req.params.key, viewerToken(req));
    if (admission.outcome === 'unknown') await sendUnknown(res);
    else if (admission.outcome === 'admitted') res.redirect(303, pageAddress(req.params.key, req.query.page));
    else {
      res.locals.link = admission.link;
      next();
    }
  },
  readForm as RequestHandler<{ key: string }>,
  async (req, res) => {
    const { key } = req.params;
    const page = pageIn(req.query.page);
    const tried = await unlock(res.locals.link, (req.body as { password?: unknown } | undefined)?.password, req.ip);
    switch (tried.outcome) {
      case 'open':
        setViewerCookie(res, key, tried.token);
        res.set('Cache-Control', 'no-store').redirect(303, pageAddress(key, req.query.page));
        break;
      case 'wait':
        res.set('Retry-After', String(tried.retryAfter));
        await sendPasswordPage(res, 429, key, { ...page, problem: { kind: 'wait', seconds: tried.retryAfter } });
        break;
      case 'wrong':
        await sendPasswordPage(res, 403, key, { ...page, problem: { kind: 'wrong' } });
        break;
      case 'missing':
        await sendPasswordPage(res, 422, key, { ...page, problem: { kind: 'missing' } });
        break;
      case 'impossible':
        await sendPasswordPage(res, 422, key, { ...page, problem: { kind: 'too-long' } });
        break;
    }
  },
];

/** Where to go after unlocking: a page of this portal, never an address that came with the request. */
function pageAddress(key: string, page: unknown): string {
  const { pageId } = pageIn(page);
  return pageId === undefined ? portalPath(key) : `${portalPath(key)}/${pageId}`;
}
