import type { z } from 'zod';
import { emptyRichText } from '../../renderer/rich-text/schema.ts';
import { type ActorInput, staffActor } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { invalid, notFound } from '../http/errors.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import type { SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { findInTrash, keepInTrash, takeFromTrash } from '../records/trash.ts';
import type { touchpointsApi } from './contract.ts';
import { type TouchpointFields, TouchpointModel } from './model.ts';

type TouchpointInput = z.output<NonNullable<typeof touchpointsApi.update.body>>;
type NewTouchpoint = z.output<NonNullable<typeof touchpointsApi.create.body>>;

const LATEST_FIRST: Ordering = [
  { field: 'at', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** Calls and mails with a customer, latest first. */
export async function listTouchpoints(customerId: string, { cursor, limit }: { cursor?: string; limit: number }) {
  const found = await TouchpointModel.find({ $and: [{ customerId }, afterCursor(LATEST_FIRST, cursor)] })
    .sort(sortOf(LATEST_FIRST))
    .limit(limit + 1)
    .lean();
  return pageOfItems(found, limit, (touchpoint) => positionIn(LATEST_FIRST, touchpoint));
}

/** One touchpoint of this customer, or 404. */
export async function getTouchpoint(customerId: string, touchpointId: string): Promise<TouchpointFields> {
  const touchpoint = await TouchpointModel.findOne({ _id: touchpointId, customerId }).lean();
  if (!touchpoint) throw notFound('touchpoint');
  return touchpoint;
}

/** Logs a call or mail. */
export async function logTouchpoint(
  customerId: string,
  { at, ...input }: NewTouchpoint,
  staff: SignedInStaff,
): Promise<TouchpointFields> {
  await checkContacts(customerId, input.contactIds);
  const touchpoint = await TouchpointModel.create({
    body: emptyRichText(),
    ...input,
    customerId,
    at: at ? new Date(at) : clock.now(),
    createdBy: staffActor(staff) satisfies ActorInput,
  });
  await tell(customerId, touchpoint.id);
  return touchpoint.toObject();
}

/** Changes what was logged; mails that were sent stay as they were. */
export async function updateTouchpoint(
  customerId: string,
  touchpointId: string,
  input: TouchpointInput,
): Promise<TouchpointFields> {
  await checkContacts(customerId, input.contactIds);
  const touchpoint = await TouchpointModel.findOneAndUpdate(
    { _id: touchpointId, customerId },
    { $set: input },
    { returnDocument: 'after' },
  ).lean();
  if (!touchpoint) throw notFound('touchpoint');
  await tell(customerId, touchpointId);
  return touchpoint;
}

/** Deletes what was logged; for a day it can be brought back. */
export async function removeTouchpoint(customerId: string, touchpointId: string): Promise<void> {
  const touchpoint = await TouchpointModel.findOneAndDelete({ _id: touchpointId, customerId }).lean();
  if (!touchpoint) throw notFound('touchpoint');
  await keepInTrash('touchpoint', touchpoint);
  await tell(customerId, touchpointId);
}

/** Undoes a deletion. Doing it twice is no error. */
export async function restoreTouchpoint(customerId: string, touchpointId: string): Promise<TouchpointFields> {
  const deleted = await findInTrash<TouchpointFields>('touchpoint', customerId, touchpointId);
  if (!deleted) return getTouchpoint(customerId, touchpointId);
  try {
    await TouchpointModel.collection.insertOne(deleted as never);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await takeFromTrash(touchpointId);
  await tell(customerId, touchpointId);
  return deleted;
}

async function checkContacts(customerId: string, contactIds: readonly string[] = []): Promise<void> {
  const wanted = [...new Set(contactIds)];
  if (wanted.length === 0) return;
  if ((await ContactModel.countDocuments({ customerId, _id: { $in: wanted } })) < wanted.length)
    throw invalid('Somebody is no contact of this customer.', { contactIds: 'names somebody who is not here' });
}

/** Tells everybody that a touchpoint changed, after the write. */
export function tell(customerId: string, touchpointId: string): Promise<void> {
  return announce({ customerId, topic: 'touchpoint', id: touchpointId });
}
