import type { Types } from 'mongoose';
import { endContactSessions } from '../access/viewer-sessions.ts';
import { announce } from '../live/change-feed.ts';
import { ShareLinkModel } from './model.ts';

/** Takes a contact who is deleted out of every link of the customer and ends their visits. */
export async function forgetContact(customerId: string, contactId: Types.ObjectId): Promise<void> {
  await endContactSessions(contactId);
  await ShareLinkModel.updateMany(
    { customerId, revokedContactIds: contactId },
    { $pull: { revokedContactIds: contactId } },
  );
  await ShareLinkModel.updateMany(
    { customerId, 'audience.contactIds': contactId },
    { $pull: { 'audience.contactIds': contactId } },
  );
  await announce({ customerId, topic: 'link', id: null });
}
