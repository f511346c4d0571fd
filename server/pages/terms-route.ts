import express, { type Request, type RequestHandler } from 'express';
import { admit } from '../access/gate.ts';
import { addressKey } from '../access/limits.ts';
import { keepPace } from '../access/pace.ts';
import { acceptTerms } from '../terms/accept.ts';
import { sendTermsPage } from '../terms/page.ts';
import { sendUnknown } from './answers.ts';
import { portalHeaders } from './headers.ts';
import { returnAddress } from './return-address.ts';
import { sendGatePage } from './sign-in-pages.ts';
import { setViewerCookie, viewerToken } from './viewer-cookie.ts';
import { cleanName } from './viewer-name.ts';
import { pageIn } from './viewer-request.ts';

const readForm = express.urlencoded({ extended: false, limit: 8192, parameterLimit: 10 });

/** How often one address may send the form of one link in a minute. */
const PER_MINUTE = 60;

const STATUS = { changed: 409, 'not-agreed': 422, 'name-missing': 422, 'too-many': 429 } as const;

/** `POST /p/:key/terms`: accepts the terms that the gate asks for. */
export const termsRoute: RequestHandler<{ key: string }>[] = [
  readForm as RequestHandler<{ key: string }>,
  async (req, res) => {
    res.set(portalHeaders());
    const { key } = req.params;
    const admission = await admit(key, viewerToken(req));
    if (admission.outcome === 'unknown') return sendUnknown(res);
    const { link } = admission;
    const to = pageIn(req.query.page);
    if (admission.outcome === 'locked') return sendGatePage(res, 401, link, to);
    if (admission.outcome === 'admitted') return res.redirect(303, await returnAddress(req as Request, link));
    const { terms } = admission;
    const { digest, agreed, form, name: typed } = { ...(req.body as Record<string, unknown> | undefined) };
    const name = cleanName(typed);
    const pace = await keepPace(`terms:${link.linkId}:${addressKey(req.ip)}`, PER_MINUTE);
    if (!pace.allowed) res.set('Retry-After', String(pace.retryAfter));
    const accepting = pace.allowed
      ? await acceptTerms(link, terms, admission, { digest, agreed, form, name }, req.ip ?? null)
      : ({ outcome: 'too-many' } as const);
    if (accepting.outcome !== 'accepted') {
      const { outcome: problem } = accepting;
      return sendTermsPage(res, STATUS[problem], admission, { ...to, problem, name });
    }
    if (accepting.token) setViewerCookie(res, key, accepting.token);
    res.set('Cache-Control', 'no-store').redirect(303, await returnAddress(req as Request, link));
  },
];
