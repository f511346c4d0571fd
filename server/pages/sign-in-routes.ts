import express, { type Request, type RequestHandler, type Response } from 'express';
import { askToSignIn } from '../access/ask-sign-in.ts';
import { admit } from '../access/gate.ts';
import { isMailed, type MailedLinkFacts } from '../access/link-facts.ts';
import { findMagicLink } from '../access/magic-links.ts';
import { enterByCode, enterByMagicLink, type SigningIn, signOut, type Visit } from '../access/sign-in.ts';
import { portalPath } from '../addresses.ts';
import { Email } from '../http/schemas.ts';
import { sendUnknown } from './answers.ts';
import { browserToken, markBrowser } from './browser-cookie.ts';
import { portalHeaders } from './headers.ts';
import { returnAddress } from './return-address.ts';
import { sendAddressPage, sendCodePage, sendEnterPage } from './sign-in-pages.ts';
import { clearViewerCookie, setViewerCookie, viewerToken } from './viewer-cookie.ts';
import { pageIn } from './viewer-request.ts';

type Step = RequestHandler<{ key: string }>;
type EnterStep = RequestHandler<{ key: string; token: string }>;

const readForm = express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 }) as Step;

/** What a mailed token can look like; anything else is not worth a question to the store. */
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/**
 * Signing in and out stands before the gate, under links that let people in by mail; under others it is no address.
 */
const beforeGate: Step = async (req, res, next) => {
  res.set(portalHeaders());
  const admission = await admit(req.params.key, viewerToken(req as Request));
  if (admission.outcome === 'unknown' || !isMailed(admission.link)) await sendUnknown(res);
  else {
    res.locals.link = admission.link;
    res.locals.visit = admission.outcome === 'locked' ? null : admission;
    next();
  }
};

const unlessSignedIn: Step = async (req, res, next) => {
  if (visitOf(res) === null) next();
  else await goOn(req as Request, res);
};

const linkOf = (res: Response) => res.locals.link as MailedLinkFacts;
const visitOf = (res: Response) => res.locals.visit as Visit | null;
const field = (req: Request, name: string) => (req.body as Record<string, unknown> | undefined)?.[name];

/** `POST /p/:key/sign-in`: asks for a mail with a link and a code. The answer is the same for whoever is known and who is not. */
export const askRoute: Step[] = [
  beforeGate,
  unlessSignedIn,
  readForm,
  async (req, res) => {
    const { key } = req.params;
    const to = pageIn(req.query.page);
    const again = field(req as Request, 'again') === '1';
    const email = emailIn(field(req as Request, 'email'));
    if (email === null) {
      await sendAddressPage(res, 422, key, { ...to, again, problem: { kind: 'bad-email' } });
      return;
    }
    const browser = markBrowser(req as Request, res, key);
    const verdict = await askToSignIn(
      linkOf(res),
      { email, browser, again, pageId: to.pageId, address: req.ip },
      req.log,
    );
    if (!verdict.allowed) res.set('Retry-After', String(verdict.retryAfter));
    const problem = verdict.allowed ? null : ({ kind: 'mails', seconds: verdict.retryAfter } as const);
    await sendCodePage(res, verdict.allowed ? 200 : 429, key, { ...to, email, problem });
  },
];

/** `POST /p/:key/code`: signs in with the code from that mail, in the browser that asked for it. */
export const codeRoute: Step[] = [
  beforeGate,
  unlessSignedIn,
  readForm,
  async (req, res) => {
    const { key } = req.params;
    const to = pageIn(req.query.page);
    const email = emailIn(field(req as Request, 'email'));
    const code = codeIn(field(req as Request, 'code'));
    if (email === null) await sendAddressPage(res, 422, key, { ...to, problem: { kind: 'bad-email' } });
    else if (code === null) await sendCodePage(res, 422, key, { ...to, email, problem: { kind: 'bad-code' } });
    else {
      const browser = browserToken(req as Request) ?? '';
      const tried = await enterByCode(linkOf(res), { email, browser }, code, req.ip);
      await answerCode(req as Request, res, email, tried);
    }
  },
];

async function answerCode(req: Request, res: Response, email: string, tried: SigningIn): Promise<void> {
  const { key } = linkOf(res);
  const form = { ...pageIn(req.query.page), email };
  switch (tried.outcome) {
    case 'in':
      setViewerCookie(res, key, tried.token);
      await goOn(req, res);
      break;
    case 'wrong':
      await sendCodePage(res, 403, key, { ...form, problem: { kind: 'wrong-code' } });
      break;
    case 'dead':
      await sendAddressPage(res, 403, key, { ...form, problem: { kind: 'dead-code' } });
      break;
    case 'wait':
      res.set('Retry-After', String(tried.retryAfter));
      await sendCodePage(res, 429, key, { ...form, problem: { kind: 'wait', seconds: tried.retryAfter } });
      break;
  }
}

/**
 * `GET /p/:key/enter/:token`: a mailed link, opened. It changes nothing, as programs open links too; the button does. One
 * that no longer opens shows the form for the address, filled in.
 */
export const openLinkRoute: EnterStep[] = [
  beforeGate as unknown as EnterStep,
  async (req, res) => {
    const { key, token } = req.params;
    const to = pageIn(req.query.page);
    const found = TOKEN.test(token) ? await findMagicLink(linkOf(res).linkId, token) : null;
    if (found?.opens) await sendEnterPage(res, key, { ...to, token, email: found.email });
    else if (visitOf(res) !== null) await goOn(req as unknown as Request, res);
    else await sendAddressPage(res, found ? 410 : 401, key, { ...to, email: found?.email, again: found !== null });
  },
];

/** `POST /p/:key/enter/:token`: the button behind a mailed link signs in, and uses the link up. */
export const enterRoute: EnterStep[] = [
  beforeGate as unknown as EnterStep,
  async (req, res) => {
    const { key, token } = req.params;
    const link = linkOf(res);
    const tried = TOKEN.test(token) ? await enterByMagicLink(link, token, req.ip) : null;
    if (tried?.outcome === 'in') setViewerCookie(res, key, tried.token);
    if (tried?.outcome === 'in' || visitOf(res) !== null) {
      await goOn(req as unknown as Request, res);
      return;
    }
    const found = TOKEN.test(token) ? await findMagicLink(link.linkId, token) : null;
    const form = { ...pageIn(req.query.page), email: found?.email, again: found !== null };
    await sendAddressPage(res, found ? 410 : 401, key, form);
  },
];

/** `POST /p/:key/sign-out`: ends this visit. */
export const signOutRoute: Step[] = [
  beforeGate,
  async (req, res) => {
    const visit = visitOf(res);
    if (visit) await signOut(linkOf(res), visit, req.ip);
    clearViewerCookie(res, req.params.key);
    res.set('Cache-Control', 'no-store').redirect(303, portalPath(req.params.key));
  },
];

/** The addresses of forms have nothing to read: whoever comes back to one by its address starts at the portal's. */
export const formAddressRoute: Step = async (req, res) => {
  res.set(portalHeaders());
  const admission = await admit(req.params.key, viewerToken(req as Request));
  if (admission.outcome === 'unknown') await sendUnknown(res);
  else res.set('Cache-Control', 'no-store').redirect(303, portalPath(req.params.key));
};

async function goOn(req: Request, res: Response): Promise<void> {
  const address = await returnAddress(req, linkOf(res));
  res.set('Cache-Control', 'no-store').redirect(303, address);
}

/** An address as somebody typed it, if mail can be sent to it; nothing else comes near a mail. */
function emailIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 300) return null;
  const parsed = Email.safeParse(value.replace(/^ +| +$/g, ''));
  return parsed.success ? parsed.data : null;
}

/** Six digits, however they are grouped. */
function codeIn(value: unknown): string | null {
  const digits = typeof value === 'string' ? value.replace(/[\s-]/g, '') : '';
  return /^\d{6}$/.test(digits) ? digits : null;
}
