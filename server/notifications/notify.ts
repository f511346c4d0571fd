import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { announce } from '../live/change-feed.ts';
import { Staff } from '../staff/model.ts';
import { NotificationModel } from './model.ts';

/** News for staff. */
export interface News {
  /** Who is to hear: these people, or whoever serves the customer. */
  readonly to: { readonly staffIds: readonly string[] } | 'owner';
  readonly kind: string;
  readonly customerId: string | null;
  readonly text: string;
  /** Path within the staff app: `/customers/…`. */
  readonly link: string;
  /** The same news counts once for each person. */
  readonly key: string;
}

/** Lets staff know; answers how many hear of it. Who is disabled or gone hears nothing. */
export async function notify({ to, kind, customerId, text, link, key }: News): Promise<number> {
  const wanted = to === 'owner' ? await ownerOf(customerId) : to.staffIds;
  const people = await Staff.find({ _id: { $in: [...wanted] }, disabled: { $ne: true } }, { _id: 1 }).lean();
  const at = clock.now();
  for (const { _id: staffId } of people) {
    try {
      await NotificationModel.create({ staffId, kind, customerId, text, link, key, at });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      continue;
    }
    await announce({ customerId: null, topic: 'notification', id: staffId.toHexString() });
  }
  return people.length;
}

async function ownerOf(customerId: string | null): Promise<string[]> {
  const customer = customerId ? await CustomerModel.findById(customerId, { ownerId: 1 }).lean() : null;
  return customer?.ownerId ? [customer.ownerId.toHexString()] : [];
}
