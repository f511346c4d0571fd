import type { Request, RequestHandler, Response } from 'express';
import { type Admitted, admit } from '../access/gate.ts';
import { keepSession } from '../access/viewer-sessions.ts';
import { sendTermsPage } from '../terms/page.ts';
import { sendUnknown } from './answers.ts';
import { portalHeaders } from './headers.ts';
import { sendGatePage } from './sign-in-pages.ts';
import { keepUnsentForm } from './unsent-form.ts';
import { viewerToken } from './viewer-cookie.ts';

/** What can be a page's part of an address. */
const PAGE_ID = /^[A-Za-z0-9_-]{6,32}$/;

/** Who the gate let in to this request; only behind `gate`. */
export function admittedOf(res: Response): Admitted {
  return res.locals.admitted as Admitted;
}

/**
 * The gate in front of everything under a share link, whatever the method. Who is not let in gets the page that asks for
 * what is missing (password, address, acceptance of the terms) where they asked for a page, and elsewhere what unknown
 * addresses get: no file, picture or stream tells that it is there. A form that came too late is kept.
 */
export const gate: RequestHandler<{ key: string }> = async (req, res, next) => {
  res.set(portalHeaders());
  const { key } = req.params;
  const admission = await admit(key, viewerToken(req));
  if (admission.outcome === 'admitted') {
    if (admission.session) await keepSession(admission.session, admission.link);
    res.locals.admitted = admission;
    next();
  } else if (admission.outcome === 'unknown' || !wantsAnswer(req)) await sendUnknown(res);
  else {
    const isForm = req.method === 'POST';
    if (isForm) await keepUnsentForm(req as unknown as Request, res, admission.link);
    const to = isForm ? {} : pageIn(req.path.slice(1));
    if (admission.outcome === 'terms') await sendTermsPage(res, 403, admission, to);
    else await sendGatePage(res, 401, admission.link, to);
  }
};

/** Whether a page was asked for, or a form sent: what somebody looks at. */
function wantsAnswer(req: Request<{ key: string }>): boolean {
  if (req.method === 'POST') return true;
  const asked = req.path.slice(1);
  const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && (asked === '' || PAGE_ID.test(asked));
  // `/p/<key>/` and `/p/<key>` look the same from in here, and only one of them is an address.
  return wantsPage && !isSlashed(req);
}

function isSlashed(req: Request<{ key: string }>): boolean {
  return (req.originalUrl.split('?', 1)[0] ?? '').endsWith('/');
}

/** The page to return to after unlocking, out of an address. */
export function pageIn(value: unknown): { pageId?: string } {
  return typeof value === 'string' && PAGE_ID.test(value) ? { pageId: value } : {};
}
