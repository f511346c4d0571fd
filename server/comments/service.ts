import { Types } from 'mongoose';
import type { z } from 'zod';
import { type ActorInput, isCustomerSide, staffActor } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { mayUseCustomer } from '../customers/access.ts';
import { emit } from '../events/emit.ts';
import { forbidden, invalid, notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import type { RecordKind } from '../records/contract.ts';
import { fileRecords } from '../records/files/kind.ts';
import { FileModel } from '../records/files/model.ts';
import { recordExists } from '../records/kinds.ts';
import { Staff } from '../staff/model.ts';
import { asSignedIn } from '../staff/presenter.ts';
import type { commentsApi } from './contract.ts';
import { type CommentFields, CommentModel } from './model.ts';

type CommentInput = z.output<NonNullable<typeof commentsApi.create.body>>;

/** Comments on one record of the customer, oldest first. */
export async function listComments(customerId: string, kind: RecordKind, recordId: string): Promise<CommentFields[]> {
  if (!(await recordExists(customerId, kind, recordId))) throw notFound(kind);
  return CommentModel.find({ customerId, 'record.id': recordId, 'record.kind': kind }).sort({ at: 1, _id: 1 }).lean();
}

/**
 * Comments on a record as staff (C-20). A file attached to a comment for the portal is shown in the portal from then on;
 * one attached to an internal comment stays as it is.
 */
export async function createComment(
  customerId: string,
  input: CommentInput,
  staff: SignedInStaff,
): Promise<CommentFields> {
  const { recordKind: kind, recordId: id, text, visibility, attachmentIds, mentionIds } = input;
  if (!(await recordExists(customerId, kind, id))) throw notFound(kind);
  await checkAttachments(customerId, attachmentIds);
  await checkMentions(customerId, mentionIds);
  if (visibility === 'portal' && attachmentIds.length > 0)
    await fileRecords.showInPortal(customerId, attachmentIds, true, staffActor(staff));
  return keepComment(customerId, { kind, id }, { text, visibility, attachmentIds, mentionIds }, staffActor(staff));
}

/** Keeps a comment whose record and attachments were checked, and tells everybody. */
export async function keepComment(
  customerId: string,
  record: { readonly kind: RecordKind; readonly id: string },
  content: Pick<CommentInput, 'text' | 'visibility' | 'attachmentIds'> & Partial<Pick<CommentInput, 'mentionIds'>>,
  author: ActorInput,
): Promise<CommentFields> {
  const awaitsAnswer = isCustomerSide(author);
  const comment = await CommentModel.create({ ...content, customerId, record, author, at: clock.now(), awaitsAnswer });
  if (!awaitsAnswer && content.visibility === 'portal')
    await CommentModel.updateMany({ 'record.id': record.id, awaitsAnswer: true }, { $set: { awaitsAnswer: false } });
  await announce({ customerId, topic: 'comment', id: comment.id });
  if (isCustomerSide(author))
    await audit({ kind: 'comment.added', actor: author, customerId, subject: { ...record, name: '' } });
  await emit({
    kind: 'comment-added',
    customerId,
    commentId: comment.id,
    record,
    inPortal: content.visibility === 'portal',
    actor: author,
  });
  return comment.toObject() as unknown as CommentFields;
}

/** Says that what a customer wrote needs no answer (any more), or that it does. */
export async function setAnswered(customerId: string, commentId: string, answered: boolean): Promise<void> {
  const { matchedCount } = await CommentModel.updateOne(
    { _id: commentId, customerId, 'author.kind': { $in: ['viewer', 'contact'] } },
    { $set: { awaitsAnswer: !answered } },
  );
  if (matchedCount === 0) throw notFound('comment');
  await announce({ customerId, topic: 'comment', id: commentId });
}

/** Deletes a comment: one's own, or any as admin or CSM. */
export async function removeComment(customerId: string, commentId: string, staff: SignedInStaff): Promise<void> {
  const comment = await CommentModel.findOne({ _id: commentId, customerId }).lean();
  if (!comment) throw notFound('comment');
  const own = comment.author.kind === 'staff' && comment.author.id?.toHexString() === staff.id;
  if (!own && staff.role === 'am') throw forbidden('You can delete your own comments only.');
  await CommentModel.deleteOne({ _id: commentId, customerId });
  await announce({ customerId, topic: 'comment', id: commentId });
}

async function checkAttachments(customerId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...new Set(ids)].map((id) => new Types.ObjectId(id));
  if ((await FileModel.countDocuments({ customerId, _id: { $in: wanted } })) < wanted.length)
    throw invalid('An attachment is not a file of this customer.', { attachmentIds: 'names a file that is not here' });
}

/** Whoever is mentioned reads part of the comment, so only those who serve the customer can be. */
async function checkMentions(customerId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const people = await Staff.find({ _id: { $in: [...ids] }, disabled: false });
  const known = new Set(people.map(({ id }) => id as string));
  if (ids.some((id) => !known.has(id)))
    throw invalid('Somebody mentioned is not on the staff.', { mentionIds: 'names somebody who is not here' });
  for (const person of people)
    if (!(await mayUseCustomer(asSignedIn(person), customerId)))
      throw invalid(`${person.name} does not serve this customer and cannot be mentioned.`, {
        mentionIds: 'names somebody who does not serve this customer',
      });
}
