import { type Collection, Types } from 'mongoose';
import { CommentModel } from '../comments/model.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { EventModel } from '../events/model.ts';
import type { StoredDetailChange } from '../history/detail-change.ts';
import { recordModels } from '../records/kinds.ts';
import { TaskModel } from '../records/tasks/model.ts';

/** How somebody is called who was erased. */
export const FORMER_CONTACT = 'Former contact';

/** Where a document names one person who did something, by the path of the actor in it. */
const ACTORS: readonly { readonly in: { readonly collection: Collection }; readonly path: string }[] = [
  ...Object.values(recordModels).map((model) => ({ in: model, path: 'createdBy' })),
  { in: TaskModel, path: 'done.by' },
  { in: CommentModel, path: 'author' },
  { in: EventModel, path: 'actor' },
];

/** Replaces a contact's name wherever records, comments and events say who did something. */
export async function forgetActor(customerId: string, contactId: Types.ObjectId): Promise<void> {
  for (const { in: model, path } of ACTORS)
    await model.collection.updateMany(
      {
        customerId: new Types.ObjectId(customerId),
        [`${path}.kind`]: 'contact',
        [`${path}.id`]: { $in: [contactId, contactId.toHexString()] },
      },
      { $set: { [`${path}.id`]: null, [`${path}.name`]: FORMER_CONTACT } },
    );
  await forgetInHistory(CustomerModel, { _id: new Types.ObjectId(customerId) }, contactId);
  await forgetInHistory(ContactModel, { customerId: new Types.ObjectId(customerId) }, contactId);
}

/** The same in lists of changes, each list read and written whole. */
async function forgetInHistory(
  { collection }: { readonly collection: Collection },
  filter: Record<string, unknown>,
  contactId: Types.ObjectId,
): Promise<void> {
  const mentions = collection.find({ ...filter, 'history.by.id': contactId }, { projection: { history: 1 } });
  for await (const found of mentions) {
    const history = found.history as StoredDetailChange[];
    const without = history.map((change) =>
      change.by.id?.equals(contactId) ? { ...change, by: { ...change.by, id: null, name: FORMER_CONTACT } } : change,
    );
    await collection.updateOne({ _id: found._id, history: { $size: history.length } }, { $set: { history: without } });
  }
}
