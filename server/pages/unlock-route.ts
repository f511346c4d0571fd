import express, { type Request, type RequestHandler, type Response } from 'express';
import pLimit from 'p-limit';
import { admit } from '../access/gate.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { unlock } from '../access/unlock.ts';
import { sendPasswordPage, sendUnknown } from './answers.ts';
import { portalHeaders } from './headers.ts';
import { returnAddress } from './return-address.ts';
import { setViewerCookie, viewerToken } from './viewer-cookie.ts';
import { pageIn } from './viewer-request.ts';

/** A burst of guesses at many links reads about them in small pieces, between other people's requests. */
const oneByOne = pLimit(1);
const readForm = express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 });

/** `POST /p/:key/unlock`: the one address under a link that stands before its gate. */
export const unlockRoute: RequestHandler<{ key: string }>[] = [
  async (req, res, next) => {
    res.set(portalHeaders());
    const admission = await oneByOne(() => admit(req.params.key, viewerToken(req)));
    if (admission.outcome === 'unknown' || admission.link.rule === 'email') await sendUnknown(res);
    else if (admission.outcome !== 'locked') await goOn(req as Request, res, admission.link);
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
        await goOn(req as Request, res, res.locals.link);
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

async function goOn(req: Request, res: Response, link: LinkFacts): Promise<void> {
  res.set('Cache-Control', 'no-store').redirect(303, await returnAddress(req, link));
}
