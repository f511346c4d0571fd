import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { renderMutePage } from '../../renderer/mail/render-mute.ts';
import { ContactModel } from '../contacts/model.ts';
import { gateFrame, portalErrors, sendHtml, sendUnknown } from '../pages/answers.ts';
import { portalHeaders } from '../pages/headers.ts';
import { MUTABLE_KINDS } from './kinds.ts';
import { readMuteToken, setMuted } from './preferences.ts';

const readForm = express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 });
const PATH = '/mute/:token';

/**
 * Where a contact says which mails they want, by the address in each mail: opening it changes nothing, so that a scanner
 * mutes nothing; the button does, and so does what a mail program posts for its reader (RFC 8058).
 */
export function mutePages(): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use((_req, res, next) => {
    res.set(portalHeaders());
    next();
  });
  router.get(PATH, showChoice);
  router.post(PATH, readForm as RequestHandler<{ token: string }>, takeChoice);
  router.use((_req, res) => sendUnknown(res));
  router.use(portalErrors);
  return router;
}

async function showChoice(req: Request<{ token: string }>, res: Response): Promise<void> {
  const { token } = req.params;
  const asked = await readMuteToken(token);
  if (!asked) {
    await sendUnknown(res);
    return;
  }
  const contact = await ContactModel.findById(asked.contactId, { language: 1 }).lean();
  const kinds = [...asked.kinds, ...MUTABLE_KINDS.filter((kind) => !asked.kinds.includes(kind))];
  const html = renderMutePage({
    ...(await gateFrame(contact?.language ?? undefined)),
    action: `/mail/mute/${token}`,
    saved: req.query.saved === '1',
    kinds: kinds.map((kind) => ({ kind, muted: asked.muted.has(kind), asked: asked.kinds.includes(kind) })),
  });
  sendHtml(res, 200, html);
}

async function takeChoice(req: Request<{ token: string }>, res: Response): Promise<void> {
  const { token } = req.params;
  const asked = await readMuteToken(token);
  if (!asked) {
    await sendUnknown(res);
    return;
  }
  const { kind, wish } = (req.body ?? {}) as Record<string, unknown>;
  const chosen = MUTABLE_KINDS.filter((one) => one === kind);
  await setMuted(asked.contactId, chosen.length > 0 ? chosen : asked.kinds, wish !== 'resume');
  if (wish === undefined) res.status(200).set('Cache-Control', 'no-store').type('text').send('OK');
  else res.set('Cache-Control', 'no-store').redirect(303, `/mail/mute/${token}?saved=1`);
}
