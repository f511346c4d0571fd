import type { z } from 'zod';
import { clock } from '../clock.ts';
import { ownCustomerIds } from '../customers/access.ts';
import { CustomerModel } from '../customers/model.ts';
import { searchFilter, searchWords } from '../customers/search-keys.ts';
import { conflict, notFound } from '../http/errors.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import type { SignedInStaff } from '../http/route.ts';
import type { outboxApi } from './contract.ts';
import { type MailFields, MailModel, type MailState } from './model.ts';
import { tellMailsChanged } from './tell.ts';
import { wakeSender } from './wake.ts';

/** Newest first. */
const ORDER: Ordering = [{ field: '_id', direction: -1, type: 'id' }];
/** Customers that a search takes into account. */
const MAX_MATCHES = 10_000;

/** What waits and could still go, or be called back. A held mail goes when its time comes, not before. */
const WAITING: readonly MailState[] = ['queued', 'failed'];

/** One page of the mails that this person may see. */
export async function listMails(staff: SignedInStaff, query: z.output<typeof outboxApi.list.query & object>) {
  const found = await MailModel.find({
    $and: [...(await conditionsOf(staff, query)), afterCursor(ORDER, query.cursor)],
  })
    .sort(sortOf(ORDER))
    .limit(query.limit + 1)
    .lean<MailFields[]>();
  return pageOfItems(found, query.limit, (mail) => positionIn(ORDER, mail));
}

/** One mail that this person may see, or 404. */
export async function getMail(staff: SignedInStaff, mailId: string): Promise<MailFields> {
  const own = await ownCustomerIds(staff);
  const mail = await MailModel.findOne({ _id: mailId, ...(own ? { customerId: { $in: own } } : {}) }).lean();
  if (!mail) throw notFound('mail');
  return mail;
}

/** What went out within this mail. */
export function mailsWithin(mail: MailFields): Promise<MailFields[]> {
  return MailModel.find({ gatheredInto: mail._id }).sort({ _id: 1 }).lean();
}

/** Sends now what waits, by itself, or tries again what was given up. */
export async function sendNow(staff: SignedInStaff, mailId: string): Promise<MailFields> {
  const mail = await getMail(staff, mailId);
  const again = await MailModel.findOneAndUpdate(
    { _id: mail._id, state: { $in: [...WAITING, 'dead'] } },
    { $set: { state: 'queued', dueAt: clock.now(), attempts: 0, batch: null, openBatch: null } },
    { returnDocument: 'after' },
  ).lean();
  if (!again) throw conflict('not-waiting', 'This mail does not wait to be sent any more.');
  tellMailsChanged();
  wakeSender();
  return again;
}

/** Calls back what waits. */
export async function cancelMail(staff: SignedInStaff, mailId: string): Promise<MailFields> {
  const mail = await getMail(staff, mailId);
  const cancelled = await MailModel.findOneAndUpdate(
    { _id: mail._id, state: { $in: [...WAITING, 'held'] } },
    { $set: { state: 'cancelled', dueAt: null, openBatch: null, answer: `${staff.name} cancelled it.` } },
    { returnDocument: 'after' },
  ).lean();
  if (!cancelled) throw conflict('not-waiting', 'This mail does not wait to be sent any more.');
  tellMailsChanged();
  return cancelled;
}

async function conditionsOf(staff: SignedInStaff, query: z.output<typeof outboxApi.list.query & object>) {
  const own = await ownCustomerIds(staff);
  const { state, kind, customerId } = query;
  const words = searchWords(query.search ?? '');
  return [
    ...(own ? [{ customerId: { $in: own } }] : []),
    ...(state ? [{ state }] : []),
    ...(kind ? [{ kind }] : []),
    ...(customerId ? [{ customerId }] : []),
    ...(words.length > 0 ? [await matching(words)] : []),
  ];
}

/** Mails whose reader, or whose customer, has a word that begins with each of these. */
async function matching(words: readonly string[]): Promise<object> {
  const customers = await CustomerModel.find({ $and: searchFilter(words.join(' ')) }, { _id: 1 })
    .limit(MAX_MATCHES)
    .lean();
  return {
    $or: [
      { customerId: { $in: customers.map(({ _id }) => _id) } },
      { $and: words.map((word) => ({ words: new RegExp(`^${word}`) })) },
    ],
  };
}
