import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import type { RichText } from '../../renderer/rich-text/schema.ts';
import { addresses } from '../addresses.ts';
import { clock } from '../clock.ts';
import { searchWords } from '../customers/search-keys.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { Email } from '../http/schemas.ts';
import { validate } from '../http/validate.ts';
import { BATCH_MS, openBatch } from './batches.ts';
import { KIND_FACTS, type MailKind } from './kinds.ts';
import { type MailFields, type MailItem, MailModel } from './model.ts';
import { isMuted } from './preferences.ts';
import { tellMailsChanged } from './tell.ts';
import { wakeSender } from './wake.ts';

export type { MailKind } from './kinds.ts';

/** A mail to be sent. */
export interface MailWish {
  /** One mail per event and address: a second one with the same key is the same. */
  readonly key: string;
  readonly kind: MailKind;
  readonly to: {
    readonly email: string;
    readonly name: string;
    readonly contactId?: string | null;
    readonly staffId?: string | null;
    /** Absent: the contact's, the customer's, or the workspace's. */
    readonly language?: string | null;
  };
  readonly customerId: string | null;
  /** Dynamic data of this mail alone, by path: `task.title`, `code`, `link` (empty: the mail leads nowhere). */
  readonly values?: Readonly<Record<string, string>>;
  /** Lines listed below the text. */
  readonly items?: readonly MailItem[];
  /** Texts edited for this mail, in place of the template's. */
  readonly subject?: string;
  readonly body?: RichText;
  readonly button?: string;
  /** A template of the workspace's own in place of the kind's. */
  readonly templateId?: string;
  readonly notBefore?: Date;
  /** The share link that it is to lead by; absent: the best one. */
  readonly linkId?: string;
  /** A task or comment that must still be there, and shown, when the mail goes. */
  readonly about?: { readonly kind: 'task' | 'comment'; readonly id: string };
}

/**
 * Queues a mail; it is on disk when this resolves. Sign-in, invitation and staff mails go at once, others wait some
 * minutes for company. `already` when the key is there, `muted` when the contact does not want this kind.
 */
export async function queueMail(wish: MailWish): Promise<'queued' | 'already' | 'muted'> {
  const now = clock.now();
  const facts = KIND_FACTS[wish.kind];
  const email = validate(Email, wish.to.email);
  const contactId = wish.to.contactId ?? null;
  const muted = facts.batched && contactId !== null && (await isMuted(contactId, wish.kind));
  const state = muted ? 'muted' : 'queued';
  const batch = facts.batched ? (contactId ?? email) : null;
  const earliest = wish.notBefore && wish.notBefore > now ? wish.notBefore : now;
  const mail = {
    _id: new Types.ObjectId(),
    key: wish.key,
    kind: wish.kind,
    templateId: wish.templateId ? new Types.ObjectId(wish.templateId) : null,
    customerId: wish.customerId ? new Types.ObjectId(wish.customerId) : null,
    to: {
      email,
      name: wish.to.name,
      contactId: contactId ? new Types.ObjectId(contactId) : null,
      staffId: wish.to.staffId ? new Types.ObjectId(wish.to.staffId) : null,
      language: wish.to.language ?? null,
    },
    linkId: wish.linkId ? new Types.ObjectId(wish.linkId) : null,
    about: wish.about ? { kind: wish.about.kind, id: new Types.ObjectId(wish.about.id) } : null,
    values: Object.entries(wish.values ?? {}).map(([path, value]) => ({ path, value })),
    items: [...(wish.items ?? [])],
    subject: wish.subject ?? null,
    body: wish.body ?? null,
    button: wish.button ?? null,
    state,
    batch,
    urgent: !facts.batched,
    dueAt: state === 'queued' && batch === null ? earliest : null,
    notAfter: facts.validMs === null ? null : new Date(now.getTime() + facts.validMs),
    messageId: messageIdOf(wish.key),
    words: searchWords(wish.to.name, email),
    createdAt: now,
  } satisfies Partial<MailFields>;
  try {
    await MailModel.create(mail);
  } catch (error) {
    if (isDuplicateKey(error)) return 'already';
    throw error;
  }
  if (state === 'queued') await openBatch(mail, new Date(earliest.getTime() + BATCH_MS));
  tellMailsChanged();
  if (state === 'queued') wakeSender();
  return muted ? 'muted' : 'queued';
}

/** The same for every attempt at the same mail, so that a reader's program sees one mail where two arrive. */
function messageIdOf(key: string): string {
  const digest = createHash('sha256').update(key).digest('base64url').slice(0, 32);
  return `<${digest}@${new URL(addresses.publicUrl).hostname.replaceAll(/[[\]]/g, '')}>`;
}
