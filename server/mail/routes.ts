import type { Response } from 'express';
import { staffActor } from '../actors/actor.ts';
import { notFound } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { mailTemplatesApi, outboxApi } from './contract.ts';
import { delivery } from './delivery.ts';
import { previewDraft, sendDraft } from './drafts.ts';
import { KIND_FACTS } from './kinds.ts';
import { asPage, openMail } from './opened.ts';
import { cancelMail, getMail, listMails, mailsWithin, sendNow } from './outbox.ts';
import { presentMail, presentMails } from './presenter.ts';
import { keptPreview } from './previews.ts';
import {
  createMailTemplate,
  kindOf,
  listMailTemplates,
  presentMailTemplate,
  removeMailTemplate,
  renameMailTemplate,
  resetMailText,
  saveMailText,
} from './templates.ts';

/** A mail's page runs nothing and asks nobody; what is clicked in it opens beside the staff app. */
const MAIL_POLICY = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** The Outbox, and the texts of mails (E-11). */
export const mailRoutes: readonly Route[] = [
  route(outboxApi.list, async ({ staff, query }) => {
    const { items, nextCursor } = await listMails(staff, query);
    return { items: await presentMails(items), nextCursor, server: delivery.bySmtp };
  }),
  route(outboxApi.get, async ({ staff, params }) => {
    const mail = await getMail(staff, params.mailId);
    const others = await mailsWithin(mail);
    const opened = await openMail(staff, mail, others);
    return {
      ...(await presentMail(mail)),
      ...(opened ? { subject: opened.subject } : {}),
      messageId: mail.messageId,
      headers: [...(opened?.headers ?? [])],
      text: opened?.text ?? '',
      html: `/api/v1/outbox/${params.mailId}/html`,
      gathered: others.map(({ _id, kind }) => ({ id: _id.toHexString(), kindLabel: KIND_FACTS[kind].label })),
      gatheredInto: mail.gatheredInto?.toHexString() ?? null,
      covered: opened?.covered ?? false,
    };
  }),
  route(outboxApi.html, async ({ staff, params, res }) => {
    const mail = await getMail(staff, params.mailId);
    const opened = await openMail(staff, mail, await mailsWithin(mail));
    if (!opened) throw notFound('mail');
    await sendPage(res, opened.html);
  }),
  route(outboxApi.send, async ({ staff, params }) => presentMail(await sendNow(staff, params.mailId))),
  route(outboxApi.cancel, async ({ staff, params }) => presentMail(await cancelMail(staff, params.mailId))),

  route(mailTemplatesApi.list, async () => ({ items: await listMailTemplates() })),
  route(mailTemplatesApi.create, async ({ body, staff }) =>
    presentMailTemplate(await createMailTemplate(body.name, staffActor(staff))),
  ),
  route(mailTemplatesApi.get, async ({ params }) => presentMailTemplate(params.templateId)),
  route(mailTemplatesApi.rename, async ({ params, body, staff }) => {
    await renameMailTemplate(params.templateId, body.name, staffActor(staff));
    return presentMailTemplate(params.templateId);
  }),
  route(mailTemplatesApi.remove, async ({ params, staff }) => removeMailTemplate(params.templateId, staffActor(staff))),
  route(mailTemplatesApi.saveText, async ({ params: { templateId, language }, body, staff }) => {
    await saveMailText(templateId, language, body, staffActor(staff));
    return presentMailTemplate(templateId);
  }),
  route(mailTemplatesApi.resetText, async ({ params: { templateId, language }, staff }) => {
    await resetMailText(templateId, language, staffActor(staff));
    return presentMailTemplate(templateId);
  }),
  route(mailTemplatesApi.preview, async ({ params: { templateId, language }, body, staff }) =>
    previewDraft(kindOf(templateId), language, body, staff),
  ),
  route(mailTemplatesApi.previewPage, async ({ params, staff, res }) =>
    sendPage(res, await keptPreview(params.previewId, staff.id)),
  ),
  route(mailTemplatesApi.test, async ({ params: { templateId, language }, body, staff }) => {
    await sendDraft(kindOf(templateId), language, body, staff);
    return { email: staff.email };
  }),
];

async function sendPage(res: Response, html: string): Promise<void> {
  res.set({ 'Content-Security-Policy': MAIL_POLICY, 'Referrer-Policy': 'no-referrer' }).type('html');
  res.send(await asPage(html));
}
