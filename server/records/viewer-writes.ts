import type { ActorInput } from '../actors/actor.ts';
import { keepComment } from '../comments/service.ts';
import { emit } from '../events/emit.ts';
import type { ReceivedFile } from '../http/route.ts';
import type { RecordKind } from './contract.ts';
import { fileRecords } from './files/kind.ts';
import { uploadFile } from './files/upload.ts';
import { recordModels } from './kinds.ts';
import { type StoredTask, TaskModel } from './tasks/model.ts';
import { flipDone } from './tasks/service.ts';

/**
 * What a viewer may write. Each is bound to the customer and to *show in portal* within the write itself, so that a record
 * hidden in between is not touched. The gate and the block's filter were checked before.
 */

/** How a viewer's wish to complete or reopen a task ended. */
export type TaskOutcome = 'changed' | 'already' | 'not-yours' | 'gone';

/** Completes or reopens a task of the customer as a whole, or of the very contact who acts (C-11). */
export async function setTaskDoneAsViewer(
  customerId: string,
  taskId: string,
  done: boolean,
  by: ActorInput,
): Promise<TaskOutcome> {
  const shown = { _id: taskId, customerId, showInPortal: true };
  const whose = [{ 'assignee.kind': 'customer' }, ...(by.kind === 'contact' ? [theirs(by)] : [])];
  if (await flipDone({ ...shown, $or: whose }, done, by)) return 'changed';
  const task = await TaskModel.findOne(shown).lean<StoredTask | null>();
  if (!task) return 'gone';
  const { kind, id } = task.assignee;
  const yours = kind === 'customer' || (kind === 'contact' && by.kind === 'contact' && id?.toHexString() === by.id);
  return yours ? 'already' : 'not-yours';
}

/** Adds a comment for the portal; its files become the customer's uploads (C-20). False when the record is gone. */
export async function addCommentAsViewer(
  customerId: string,
  record: { readonly kind: RecordKind; readonly id: string },
  text: string,
  files: readonly ReceivedFile[],
  by: ActorInput,
): Promise<boolean> {
  const shown = await recordModels[record.kind].exists({ _id: record.id, customerId, showInPortal: true });
  if (!shown) return false;
  const attachmentIds: string[] = [];
  try {
    for (const file of files) {
      const uploaded = await uploadFile(customerId, file, { showInPortal: true }, by, 'customer');
      attachmentIds.push(uploaded._id.toHexString());
    }
    await keepComment(customerId, record, { text, visibility: 'portal', attachmentIds }, by);
  } catch (error) {
    await Promise.allSettled(attachmentIds.map((id) => fileRecords.remove(customerId, id)));
    throw error;
  }
  for (const fileId of attachmentIds) await emit({ kind: 'file-uploaded', customerId, fileId, actor: by });
  return true;
}

function theirs({ id }: ActorInput): Record<string, unknown> {
  return { 'assignee.kind': 'contact', 'assignee.id': id };
}
