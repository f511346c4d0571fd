import { z } from 'zod';
import { type ActionContext, ActionRefused, type BlockAction, type BlockActions, defineAction } from '../../actions.ts';
import { t } from '../../i18n/index.ts';
import type { TaskFact } from '../../scope.ts';
import { commentAction, RecordId, requireName, requireShown } from '../record-actions.ts';
import type { TasksSettings } from './block.ts';

const TaskBody = z.strictObject({ record: RecordId });

async function shownTask(
  id: string,
  { settings: { tags, limit, responsible }, scope }: ActionContext<TasksSettings>,
): Promise<TaskFact | undefined> {
  return (await scope.tasks({ tags, limit, responsible })).items.find((task) => task.id === id);
}

/** Marks a task done or not done. Doing so twice is no error: the page shows how it is. */
function setDone(done: boolean): BlockAction<TasksSettings> {
  return defineAction<TasksSettings, typeof TaskBody>({
    body: TaskBody,
    async run({ record }, context) {
      requireName(context);
      const task = await shownTask(record, context);
      requireShown(task !== undefined, context);
      const { viewer, scope, effects } = context;
      const mine =
        task?.responsible === 'customer' &&
        (task.contactId === null || (viewer.kind === 'contact' && viewer.contactId === task.contactId));
      if (!mine) throw new ActionRefused('not-yours', t(scope.language, 'error.notYours'));
      await effects.setTaskDone(record, done);
    },
  });
}

/** What a viewer may do with the tasks that the block shows: tick off and reopen their own, comment on all (C-10, C-11, C-20). */
export const tasksActions: BlockActions<TasksSettings> = {
  complete: setDone(true),
  reopen: setDone(false),
  comment: commentAction('task', async (id, context) => (await shownTask(id, context)) !== undefined),
};
