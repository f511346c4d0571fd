import { PlaybookModel } from '../../playbooks/model.ts';
import { startPlaybook as start } from '../../playbooks/start.ts';
import { cannot, type Preparer, ready } from './action.ts';

/** Makes the tasks and notes of a playbook for the customer (C-22). */
export const startPlaybook: Preparer<'start-playbook'> = async ({ playbookId }, context) => {
  const playbook = await PlaybookModel.findById(playbookId).lean();
  if (!playbook) return cannot('The playbook was deleted.');
  const tasks = playbook.steps.filter(({ kind }) => kind === 'task').length;
  const notes = playbook.steps.length - tasks;
  const shown = playbook.steps.filter(({ showInPortal }) => showInPortal).length;
  const made = [counted(tasks, 'task'), counted(notes, 'note')].filter(Boolean).join(' and ') || 'nothing';
  const text = `Playbook “${playbook.name}”: ${made}, ${shown} of them shown in the portal`;
  return ready(text, async () => {
    const { customerId, key, by, occasion } = context;
    await start(playbook, { customerId, startId: key, by, contactId: occasion?.contactId });
  });
};

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
