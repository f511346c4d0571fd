import { Types } from 'mongoose';
import { nanoid } from 'nanoid';
import { tokenize } from '../../renderer/mail/tokens.ts';
import { absoluteUrl } from '../addresses.ts';
import { ContactModel } from '../contacts/model.ts';
import { notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import type { Ingredients } from './compose.ts';
import { mailCatalogue, mailPathKnower } from './dynamic-data.ts';
import type { TextKind } from './kinds.ts';
import { previewText } from './opened.ts';
import { keepPreview } from './previews.ts';
import { queueMail } from './queue.ts';
import type { MailText } from './template-model.ts';

/** A text that somebody is writing, and with whose data to show it. */
export interface TextDraft extends MailText {
  readonly customerId?: string | undefined;
  readonly contactId?: string | undefined;
}

/** A text as a mail, with a contact's data; samples stand for what only an event would tell. */
export async function previewDraft(kind: TextKind, language: string, draft: TextDraft, staff: SignedInStaff) {
  const ingredients = await ingredientsOf(kind, language, draft, staff);
  const body = tokenize(draft.body, await mailPathKnower());
  const preview = await previewText(ingredients, { ...draft, body });
  if (!preview) throw notFound('contact');
  const { subject, text, html } = preview;
  return { subject, text, html: `/api/v1/mail-previews/${await keepPreview(html, staff.id)}` };
}

/** Mails a text to who wrote it. Nothing in it lets anybody in. */
export async function sendDraft(
  kind: TextKind,
  language: string,
  draft: TextDraft,
  staff: SignedInStaff,
): Promise<void> {
  const { values } = await ingredientsOf(kind, language, draft, staff);
  await queueMail({
    key: `test:${nanoid()}`,
    kind: 'test',
    to: { email: staff.email, name: staff.name, staffId: staff.id, language },
    customerId: draft.customerId ?? null,
    values: { ...Object.fromEntries(values.map(({ path, value }) => [path, value])), link: absoluteUrl('/') },
    subject: draft.subject,
    body: draft.body,
    button: draft.button,
  });
}

async function ingredientsOf(
  kind: TextKind,
  language: string,
  { customerId, contactId }: TextDraft,
  staff: SignedInStaff,
): Promise<Ingredients> {
  const contact = contactId ? await ContactModel.findOne({ _id: contactId, customerId }).lean() : null;
  if (contactId && !contact) throw notFound('contact');
  const isReal = (path: string) =>
    path === 'link' ||
    path.startsWith('workspace.') ||
    (customerId !== undefined && /^(customer|owner|portal)\./.test(path)) ||
    (contact !== null && path.startsWith('contact.'));
  const samples = (await mailCatalogue(kind))
    .filter(({ path }) => !isReal(path))
    .map(({ path, sample }) => ({ path, value: sample }));
  const person = contact
    ? [
        { path: 'contact.name', value: contact.name },
        { path: 'contact.email', value: contact.email ?? '' },
      ]
    : [];
  return {
    kind,
    templateId: null,
    customerId: customerId ? new Types.ObjectId(customerId) : null,
    to: {
      email: contact?.email ?? staff.email,
      name: contact?.name ?? '',
      contactId: null,
      staffId: null,
      language,
    },
    values: [...samples, ...person],
    items: [],
    subject: null,
    body: null,
    button: null,
  };
}
