import { model, Schema } from 'mongoose';
import { type ActorInput, SYSTEM_ACTOR } from '../actors/actor.ts';
import { removeAssets } from '../assets/service.ts';
import { audit } from '../audit/audit.ts';
import { AutomationRunModel } from '../automations/model.ts';
import { clock } from '../clock.ts';
import { CommentModel } from '../comments/model.ts';
import { ContactModel } from '../contacts/model.ts';
import { EventModel } from '../events/model.ts';
import { removeStored } from '../files/storage.ts';
import { HealthValueModel } from '../health/model.ts';
import { conflict } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { MailModel } from '../mail/model.ts';
import { forgetPreferences } from '../mail/preferences.ts';
import { NotificationModel } from '../notifications/model.ts';
import { deletePortal } from '../portals/publish.ts';
import { FileModel } from '../records/files/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { emptyTrashOf } from '../records/trash.ts';
import { TouchpointModel } from '../touchpoints/model.ts';
import { VisitModel } from '../visits/model.ts';
import { WebhookDeliveryModel } from '../webhooks/model.ts';
import { CustomerModel } from './model.ts';
import { getCustomer } from './service.ts';

/** Customers whose deletion has begun: what a crash leaves half done is finished at the next start. */
const RemovalModel = model(
  'CustomerRemoval',
  new Schema({ begunAt: { type: Date } }, { collection: 'customer_removals', versionKey: false }),
);

/** Deletes a customer with all records and the portal, confirmed by the name. From the first moment nobody finds it any more. */
export async function removeCustomer(customerId: string, confirmName: string, by: ActorInput): Promise<void> {
  const customer = await getCustomer(customerId);
  if (confirmName.trim() !== customer.name.trim())
    throw conflict('name-differs', `Type the customer's name as it is: ${customer.name}.`);
  await RemovalModel.updateOne({ _id: customer._id }, { $setOnInsert: { begunAt: clock.now() } }, { upsert: true });
  await CustomerModel.deleteOne({ _id: customer._id });
  await audit({
    kind: 'customer.removed',
    actor: by,
    customerId,
    subject: { kind: 'customer', id: customerId, name: customer.name },
  });
  await removeBelongings(customerId, by);
  await announce({ customerId, topic: 'customer', id: customerId });
}

/** Finishes deletions that an end of the program cut short. */
export async function finishRemovals(): Promise<void> {
  for (const { _id } of await RemovalModel.find().lean()) {
    await CustomerModel.deleteOne({ _id });
    await removeBelongings(_id.toHexString(), SYSTEM_ACTOR);
  }
}

async function removeBelongings(customerId: string, by: ActorInput): Promise<void> {
  await deletePortal(customerId, by);
  for await (const file of FileModel.find({ customerId }).lean().cursor()) {
    await removeStored(file.fileId);
    if (file.thumbnailId) await removeStored(file.thumbnailId);
  }
  await emptyTrashOf(customerId);
  const contacts = await ContactModel.find({ customerId }, { photoId: 1 }).lean();
  await removeAssets(contacts.map(({ photoId }) => photoId));
  await forgetPreferences(contacts.map(({ _id }) => _id));
  await Promise.all([
    NoteModel.deleteMany({ customerId }),
    TaskModel.deleteMany({ customerId }),
    FileModel.deleteMany({ customerId }),
    MeetingModel.deleteMany({ customerId }),
    CommentModel.deleteMany({ customerId }),
    HealthValueModel.deleteMany({ customerId }),
    ContactModel.deleteMany({ customerId }),
    VisitModel.deleteMany({ customerId }),
    EventModel.deleteMany({ customerId }),
    AutomationRunModel.deleteMany({ customerId }),
    NotificationModel.deleteMany({ customerId }),
    TouchpointModel.deleteMany({ customerId }),
    WebhookDeliveryModel.deleteMany({ customerId }),
    MailModel.deleteMany({ customerId }),
  ]);
  await RemovalModel.deleteOne({ _id: customerId });
}
