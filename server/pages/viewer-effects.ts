import { ActionRefused, type UploadedFile, type Viewer, type ViewerEffects } from '../../renderer/actions.ts';
import { t } from '../../renderer/i18n/index.ts';
import type { ActorInput } from '../actors/actor.ts';
import { keepComment } from '../comments/service.ts';
import { fileRecords } from '../records/files/kind.ts';
import { uploadFile } from '../records/files/upload.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { flipDone } from '../records/tasks/service.ts';

/** Who a viewer is in records: a contact, or somebody whose name is their own claim. */
function viewerActor(viewer: Viewer): ActorInput {
  return viewer.kind === 'contact'
    ? { kind: 'contact', id: viewer.contactId, name: viewer.name }
    : { kind: 'viewer', id: null, name: viewer.name ?? '' };
}

/** What a viewer can make happen at one customer. Each write names its conditions again, as records change between looking and acting. */
export function viewerEffects(customerId: string, viewer: Viewer, language: string): ViewerEffects {
  const by = viewerActor(viewer);
  return {
    async setTaskDone(taskId, done) {
      const own = { _id: taskId, customerId, showInPortal: true, ...assignedTo(viewer) };
      if (await flipDone(own, done, by)) return true;
      if (await TaskModel.exists(own)) return false;
      throw new ActionRefused('not-yours', t(language, 'error.notYours'));
    },
    async addComment(record, text, files) {
      const attachmentIds = await keepFiles(customerId, files, by);
      try {
        await keepComment(customerId, record, { text, visibility: 'portal', attachmentIds }, by);
      } catch (error) {
        await Promise.allSettled(attachmentIds.map((id) => fileRecords.remove(customerId, id)));
        throw error;
      }
    },
  };
}

/** A task of the customer as a whole is anybody's whom the gate let in; one of a contact is theirs alone (C-11). */
function assignedTo(viewer: Viewer): Record<string, unknown> {
  return viewer.kind === 'contact'
    ? {
        $or: [{ 'assignee.kind': 'customer' }, { 'assignee.kind': 'contact', 'assignee.id': viewer.contactId }],
      }
    : { 'assignee.kind': 'customer' };
}

async function keepFiles(customerId: string, files: readonly UploadedFile[], by: ActorInput): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const kept = await uploadFile(customerId, file, { showInPortal: true }, by, 'customer');
    ids.push(kept._id.toHexString());
  }
  return ids;
}
