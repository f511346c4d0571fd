import { addDays, dayOf, nextMidnight, viewDay, viewMoment } from '../../dates.ts';
import { viewComments } from '../../people.ts';
import type { Resolve, Scope, TaskFact } from '../../scope.ts';
import { TASK_GROUPS, type TaskGroup, type TasksSettings, type TasksView, type TaskView } from './block.ts';

/** Tasks in groups by when they are due, those of the customer first in each (C-10, C-11). */
export const resolveTasks: Resolve<TasksSettings, TasksView> = async (settings, scope) => {
  const { tags, limit, responsible } = settings;
  const { items, total, done } = await scope.tasks({ tags, limit, responsible });
  const today = dayOf(scope.now, scope.timeZone);
  const view: TasksView = {
    heading: settings.heading,
    progress: settings.progress && total > 0 ? { done, total } : null,
    groups: TASK_GROUPS.map((name) => ({
      name,
      tasks: mineFirst(items.filter((task) => groupOf(task, today) === name)).map((task) =>
        viewTask(task, scope, today),
      ),
    })).filter((group) => group.tasks.length > 0),
    more: Math.max(total - items.length, 0),
  };
  const waiting = items.filter((task) => isMine(task) && !task.done).map(({ id, contactId }) => ({ id, contactId }));
  return items.length ? { view, waiting, freshUntil: nextMidnight(scope) } : { view };
};

function groupOf(task: TaskFact, today: string): TaskGroup {
  if (task.done) return 'done';
  if (task.due === null) return 'undated';
  if (task.due < today) return 'overdue';
  return task.due <= addDays(today, 7) ? 'week' : 'later';
}

function isMine(task: TaskFact): boolean {
  return task.responsible === 'customer';
}

function mineFirst(tasks: readonly TaskFact[]): TaskFact[] {
  return [...tasks.filter(isMine), ...tasks.filter((task) => !isMine(task))];
}

function viewTask(task: TaskFact, scope: Scope, today: string): TaskView {
  return {
    id: task.id,
    title: task.title,
    description: task.description,
    due: task.due === null ? null : viewDay(task.due, scope),
    overdue: groupOf(task, today) === 'overdue',
    priority: task.priority === 'normal' ? null : task.priority,
    mine: isMine(task),
    contactId: task.contactId,
    assignee: task.assigneeName,
    done: task.done && {
      at: viewMoment(task.done.at, scope),
      by: task.done.by.name,
      claimed: task.done.by.kind === 'viewer',
    },
    comments: viewComments(task.comments, scope),
  };
}
