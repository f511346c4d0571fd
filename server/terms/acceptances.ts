import type { Types } from 'mongoose';
import { nanoid } from 'nanoid';
import type { z } from 'zod';
import { cursorId, decodeCursor, pageOfItems } from '../http/page.ts';
import type { termsApi } from './contract.ts';
import { TermsAcceptanceModel } from './model.ts';
import { presentAcceptances } from './presenter.ts';
import { termsOf } from './service.ts';

/** Who accepted these terms, latest first. */
export async function listAcceptances(
  termsId: string,
  { cursor, limit, customerId }: z.output<NonNullable<typeof termsApi.acceptances.query>>,
) {
  await termsOf(termsId);
  const found = await TermsAcceptanceModel.find({
    termsId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(cursor === undefined ? {} : { _id: { $lt: cursorId(decodeCursor(cursor, [''])[0]) } }),
  })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = pageOfItems(found, limit, ({ _id }) => [_id.toHexString()]);
  return { items: await presentAcceptances(page.items), nextCursor: page.nextCursor };
}

/** Keeps that somebody accepted, and forgets who it was (B-17). */
export async function eraseFromAcceptances(contactId: Types.ObjectId): Promise<void> {
  for (const { _id } of await TermsAcceptanceModel.find({ contactId }, { _id: 1 }).lean())
    await TermsAcceptanceModel.updateOne(
      { _id },
      { $set: { who: `erased:${nanoid()}`, contactId: null, name: null, address: null } },
    );
}
