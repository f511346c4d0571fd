import { nanoid } from 'nanoid';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import type { PlaybookStep } from '../../api/types.ts';

/** "4 tasks and 1 note, 3 of them shown in the portal". */
export function stepCount(steps: readonly PlaybookStep[]): string {
  if (steps.length === 0) return 'No steps yet';
  const tasks = steps.filter(({ kind }) => kind === 'task').length;
  const shown = steps.filter(({ showInPortal }) => showInPortal).length;
  const made = [counted(tasks, 'task'), counted(steps.length - tasks, 'note')].filter((words) => words !== '');
  return `${made.join(' and ')}, ${shown} of them shown in the portal`;
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

/** A new step; what customers are to do is shown to them. */
export function newStep(kind: PlaybookStep['kind']): PlaybookStep {
  const shared = { id: nanoid(), title: '', showInPortal: true, tags: [] };
  if (kind === 'note') return { ...shared, kind, body: emptyRichText() };
  return {
    ...shared,
    kind,
    description: '',
    responsible: 'customer',
    due: { days: 7, working: false },
    priority: 'normal',
  };
}

/** "due 5 working days after the start". */
export function dueWords(step: PlaybookStep): string {
  if (step.kind === 'note' || !step.due) return '';
  const { days, working } = step.due;
  if (days === 0) return 'due on the first day';
  return `due after ${days} ${working ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
}
