import { portalLinkFor } from '../access/portal-link-for.ts';
import { clock } from '../clock.ts';
import { type ComposedMail, compose, contentId, type MailLink } from './compose.ts';
import { gather } from './gather.ts';
import { KIND_FACTS, PORTAL_KINDS } from './kinds.ts';
import { type MailFields, MailModel, type MailState, type RenderedMail } from './model.ts';
import { isMuted } from './preferences.ts';
import { type MailReader, readerOf } from './reader.ts';
import { MUTED, NOT_SHARED, type Refusal, refusalOf } from './refusal.ts';
import { withoutSecrets } from './secrets.ts';
import type { SenderOptions } from './sender.ts';
import { MailRefused, type OutgoingMail } from './transport.ts';

const MINUTE_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 60 * MINUTE_MS;
/** With the waits above this is about a day. */
const MAX_ATTEMPTS = 30;

/** Sends a mail that was claimed, or decides what else becomes of it. Throws `ServerGone` when that is all that is wrong. */
export async function deliver(mail: MailFields, { transport, from }: Omit<SenderOptions, 'logger'>): Promise<void> {
  const now = clock.now();
  if (mail.notAfter && mail.notAfter <= now)
    return settle(mail, { state: 'dead', answer: 'It could not be sent while what is in it was valid.' });
  const reader = await readerOf(mail);
  if (!reader) return settle(mail, { state: 'cancelled', answer: 'There is nobody any more to send it to.' });
  const refusal = (await isUnwanted(mail)) ? MUTED : await refusalOf(mail);
  if (refusal) return settle(mail, refusal);
  const link = await linkOf(mail);
  if (!link && KIND_FACTS[mail.kind].needsPortal) return settle(mail, NOT_SHARED);

  const others = await othersFor(mail, reader, link);
  if (others === null) return;
  const composed = await compose([mail, ...others], reader, link);
  const outgoing = outgoingMail(mail, composed, reader, from);
  const rendered = renderedMail(composed, outgoing);
  if (!transport) return finish(mail, 'kept', { rendered, to: { ...mail.to, email: reader.email } });
  try {
    const answer = await transport.send(outgoing);
    await finish(mail, 'sent', {
      answer,
      sentAt: clock.now(),
      rendered: withoutSecrets(rendered),
      values: [],
      to: { ...mail.to, email: reader.email },
    });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await tryLater(mail, error, { rendered });
  }
}

async function isUnwanted({ kind, to }: MailFields): Promise<boolean> {
  return KIND_FACTS[kind].batched && to.contactId !== null && isMuted(to.contactId, kind);
}

/** Where the mail leads: what its sender said (an empty address: nowhere), else a personal link to the portal. */
async function linkOf({ kind, to, customerId, linkId, values, notAfter }: MailFields): Promise<MailLink | null> {
  const given = values.find(({ path }) => path === 'link')?.value;
  if (given !== undefined) return given === '' ? null : { url: given, expiresAt: notAfter };
  if (!KIND_FACTS[kind].link || !customerId || !to.contactId) return null;
  return portalLinkFor(customerId.toHexString(), to.contactId.toHexString(), linkId?.toHexString());
}

/** What the mail takes along; null when it was put off. */
async function othersFor(mail: MailFields, { timeZone }: MailReader, link: MailLink | null) {
  if (mail.batch === null) return [];
  const gathered = await gather(mail, { now: clock.now(), timeZone, without: link ? [] : PORTAL_KINDS });
  if (gathered.outcome === 'go') return gathered.others;
  await MailModel.updateOne(
    { _id: mail._id, state: 'sending', attempts: mail.attempts },
    { $set: { state: 'queued', dueAt: gathered.until }, $inc: { attempts: -1 } },
  );
  return null;
}

function outgoingMail(
  mail: MailFields,
  { subject, html, text, muteUrl, pictures }: ComposedMail,
  reader: MailReader,
  from: SenderOptions['from'],
): OutgoingMail {
  const isForContact = KIND_FACTS[mail.kind].audience === 'contact';
  return {
    from: { name: from.name ?? oneLine(reader.workspace.name), address: from.address },
    to: { name: oneLine(reader.name), address: reader.email },
    ...(isForContact && reader.owner
      ? { replyTo: { name: oneLine(reader.owner.name), address: reader.owner.email } }
      : {}),
    messageId: mail.messageId,
    subject,
    html,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    unsubscribeUrl: muteUrl,
    attachments: pictures.map(({ assetId, png }) => ({
      cid: contentId(assetId),
      filename: `${assetId}.png`,
      content: png,
      contentType: 'image/png',
    })),
  };
}

/** Names come from people: none of them ends a line of the mail's head. */
function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

function renderedMail({ subject, html, text, secrets }: ComposedMail, outgoing: OutgoingMail): RenderedMail {
  const inWords = ({ name, address }: OutgoingMail['from']) => (name ? `${name} <${address}>` : address);
  const headers = [
    { name: 'From', value: inWords(outgoing.from) },
    { name: 'To', value: inWords(outgoing.to) },
    ...(outgoing.replyTo ? [{ name: 'Reply-To', value: inWords(outgoing.replyTo) }] : []),
    { name: 'Message-ID', value: outgoing.messageId },
    ...Object.entries(outgoing.headers).map(([name, value]) => ({ name, value })),
    ...(outgoing.unsubscribeUrl ? [{ name: 'List-Unsubscribe', value: `<${outgoing.unsubscribeUrl}>` }] : []),
  ];
  return { subject, html, text, headers, secrets };
}

/** Has a mail tried again, longer and longer, until it is given up. */
export async function tryLater(
  mail: MailFields,
  { answer, forGood }: MailRefused,
  change: Partial<MailFields> = {},
): Promise<void> {
  if (forGood || mail.attempts >= MAX_ATTEMPTS) return finish(mail, 'dead', { ...change, answer });
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (mail.attempts - 1), LAST_RETRY_MS);
  await finish(mail, 'failed', { ...change, answer, dueAt: new Date(clock.now().getTime() + wait) });
}

function settle(mail: MailFields, { state, answer }: Refusal): Promise<void> {
  return finish(mail, state, { answer, openBatch: null });
}

/** Writes what became of a mail, unless somebody else took it over meanwhile. */
async function finish(mail: MailFields, state: MailState, change: Partial<MailFields>): Promise<void> {
  await MailModel.updateOne(
    { _id: mail._id, state: 'sending', attempts: mail.attempts },
    { $set: { dueAt: null, ...change, state } },
  );
}
