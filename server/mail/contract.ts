import { z } from 'zod';
import { LANGUAGES } from '../../renderer/document.ts';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { DynamicValue } from '../dynamic-data/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';
import { MAIL_KINDS, TEXT_KINDS } from './kinds.ts';
import { MAIL_STATES } from './model.ts';

const MailKind = z.enum(MAIL_KINDS);
const MailState = z.enum(MAIL_STATES);
const Language = z.enum(LANGUAGES);

/** A mail in the Outbox. */
export const MailLine = z
  .object({
    id: Id,
    kind: MailKind,
    kindLabel: z.string(),
    state: MailState,
    to: z.object({ name: z.string(), email: z.string() }),
    customer: z.object({ id: Id, name: z.string() }).nullable(),
    subject: z.string().meta({ description: 'Empty until the mail is made' }),
    answer: z.string().meta({ description: 'What the mail server said last, or why it was not sent' }),
    attempts: z.number().int(),
    createdAt: Timestamp,
    dueAt: Timestamp.nullable().meta({ description: 'When it is sent, or tried again' }),
    sentAt: Timestamp.nullable(),
  })
  .meta({ id: 'MailLine' });

/** A mail opened in the Outbox. */
export const Mail = MailLine.extend({
  messageId: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string(),
  html: z.string().meta({ description: 'Path of the mail as a page of its own, to be framed' }),
  /** What else was told in it, or where it was told. */
  gathered: z.array(z.object({ id: Id, kindLabel: z.string() })),
  gatheredInto: Id.nullable(),
  /** Codes and one-time links are covered: they were sent, or are not for this person's eyes. */
  covered: z.boolean(),
}).meta({ id: 'Mail' });

const mailParams = z.object({ mailId: Id });

export const outboxApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/outbox',
    tag: 'Mail',
    access: 'staff',
    summary: "Mails that wait, were sent or kept, newest first; an account manager's are those to their own customers",
    query: PageQuery.extend({
      state: MailState.optional(),
      kind: MailKind.optional(),
      customerId: Id.optional(),
      search: z
        .string()
        .trim()
        .max(200)
        .optional()
        .meta({ description: "Start of words of the reader's name or address" }),
    }),
    response: pageOf(MailLine).extend({
      server: z.boolean().meta({ description: 'Whether there is a mail server; without one mails are kept here' }),
    }),
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/outbox/:mailId',
    tag: 'Mail',
    access: 'staff',
    summary: 'One mail, as its reader gets it',
    params: mailParams,
    response: Mail,
  }),
  html: defineEndpoint({
    method: 'get',
    path: '/outbox/:mailId/html',
    tag: 'Mail',
    access: 'staff',
    summary: 'The HTML of a mail as a page that runs nothing',
    params: mailParams,
    produces: 'text/html',
  }),
  send: defineEndpoint({
    method: 'post',
    path: '/outbox/:mailId/send',
    tag: 'Mail',
    access: 'staff',
    summary: 'Send now what waits, or try again what was given up; 409 for what was sent',
    params: mailParams,
    response: MailLine,
  }),
  cancel: defineEndpoint({
    method: 'post',
    path: '/outbox/:mailId/cancel',
    tag: 'Mail',
    access: 'staff',
    summary: 'Do not send what waits; 409 for what is under way or was sent',
    params: mailParams,
    response: MailLine,
  }),
};

const MailText = z.strictObject({
  subject: z
    .string()
    .trim()
    .min(1, 'is required')
    .max(300)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  body: RichText,
  button: z.string().trim().max(60).meta({ description: 'Words on the button to the portal; empty for none' }),
});

/** Id of a template: a kind of mail, or that of a template of the workspace's own. */
const TemplateId = z.union([z.enum(TEXT_KINDS), Id]);

const TemplateLine = z.object({
  id: TemplateId,
  kind: z.enum(TEXT_KINDS).nullable(),
  name: z.string(),
  when: z.string().meta({ description: 'When it is sent, in words' }),
  edited: z.array(Language).meta({ description: 'Languages in which it has a text of the workspace' }),
});

/** The text of a kind of mail, or a template of the workspace's own, in every language (E-11). */
export const MailTemplate = TemplateLine.extend({
  texts: z.array(MailText.extend({ language: Language, edited: z.boolean() })),
  dynamicData: z.array(DynamicValue),
}).meta({ id: 'MailTemplate' });

const templateParams = z.object({ templateId: TemplateId });
const textParams = templateParams.extend({ language: Language });
const designers = ['admin', 'csm'] as const;

/** A text to look at before it is saved, and with whose data. */
const Draft = MailText.extend({ customerId: Id.optional(), contactId: Id.optional() });

export const mailTemplatesApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/mail-templates',
    tag: 'Mail',
    access: 'staff',
    summary: 'Texts of mails: one per kind, then those of the workspace, by name',
    response: z.object({ items: z.array(TemplateLine) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/mail-templates',
    tag: 'Mail',
    access: designers,
    summary: 'Make a template of your own, for automations',
    body: z.strictObject({ name: Name }),
    response: MailTemplate,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/mail-templates/:templateId',
    tag: 'Mail',
    access: 'staff',
    summary: 'A text in every language, and what dynamic data it can hold',
    params: templateParams,
    response: MailTemplate,
  }),
  rename: defineEndpoint({
    method: 'patch',
    path: '/mail-templates/:templateId',
    tag: 'Mail',
    access: designers,
    summary: 'Rename a template of your own',
    params: z.object({ templateId: Id }),
    body: z.strictObject({ name: Name }),
    response: MailTemplate,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/mail-templates/:templateId',
    tag: 'Mail',
    access: designers,
    summary: 'Delete a template of your own',
    params: z.object({ templateId: Id }),
  }),
  saveText: defineEndpoint({
    method: 'put',
    path: '/mail-templates/:templateId/texts/:language',
    tag: 'Mail',
    access: designers,
    summary: 'Save the text in one language; `{{path}}` and `|path|` in it become dynamic data',
    params: textParams,
    body: MailText,
    response: MailTemplate,
  }),
  resetText: defineEndpoint({
    method: 'delete',
    path: '/mail-templates/:templateId/texts/:language',
    tag: 'Mail',
    access: designers,
    summary: 'Go back to the ready-made text in one language',
    params: textParams,
    response: MailTemplate,
  }),
  preview: defineEndpoint({
    method: 'post',
    path: '/mail-templates/:templateId/texts/:language/preview',
    tag: 'Mail',
    access: designers,
    summary: "A text as a mail, saved or not, with a contact's data or with samples",
    params: textParams,
    body: Draft,
    response: z.object({
      subject: z.string(),
      text: z.string(),
      html: z.string().meta({ description: 'Path of the mail as a page of its own, to be framed, for some minutes' }),
    }),
  }),
  previewPage: defineEndpoint({
    method: 'get',
    path: '/mail-previews/:previewId',
    tag: 'Mail',
    access: designers,
    summary: 'A text that you had shown as a mail, as a page that runs nothing',
    params: z.object({ previewId: z.string().regex(/^[\w-]{21}$/) }),
    produces: 'text/html',
  }),
  test: defineEndpoint({
    method: 'post',
    path: '/mail-templates/:templateId/texts/:language/test',
    tag: 'Mail',
    access: designers,
    summary: 'Mail a text, saved or not, to yourself',
    params: textParams,
    body: Draft,
    response: z.object({ email: z.string() }),
    status: 202,
  }),
};
