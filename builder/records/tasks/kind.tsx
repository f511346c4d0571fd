import { Checkbox } from '@mantine/core';
import { ArrowDown, ArrowUp, CalendarDays, CircleAlert, ListTodo, UserRound } from 'lucide-react';
import type { Task } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { authorWords } from '../../comments/author.ts';
import { daysUntil, dueWords, today } from '../../ui/due.ts';
import { notifyError } from '../../ui/notify.tsx';
import { When } from '../../ui/when.tsx';
import type { RecordKindUi } from '../kind.ts';
import classes from '../records.module.css';
import { TaskForm } from './task-form.tsx';

/** Completes and reopens; what was asked for shows at once (C-11). */
function DoneCheckbox({ record }: { record: Task }) {
  const setDone = useChange('tasks.setDone', { onError: notifyError });
  const done = setDone.isPending ? setDone.variables.body.done : record.done !== null;
  return (
    <Checkbox
      radius="xl"
      color="good"
      className={classes.above}
      aria-label={done ? `Reopen “${record.title}”` : `Complete “${record.title}”`}
      checked={done}
      onChange={(event) =>
        setDone.mutate({
          params: { customerId: record.customerId, recordId: record.id },
          body: { done: event.currentTarget.checked },
        })
      }
    />
  );
}

function Due({ due }: { due: string }) {
  const overdue = daysUntil(due, today()) < 0;
  const Icon = overdue ? CircleAlert : CalendarDays;
  return (
    <time dateTime={due} className={classes.fact} data-tone={overdue ? 'bad' : undefined}>
      <Icon size={13} aria-hidden /> {dueWords(due)}
    </time>
  );
}

function TaskMeta({ record }: { record: Task }) {
  const { done, due, priority, assignee, assigneeName } = record;
  return (
    <>
      {done ? (
        <span>
          done <When at={done.at} /> by {authorWords(done.by)}
        </span>
      ) : (
        due && <Due due={due} />
      )}
      {priority === 'high' && (
        <span className={classes.fact}>
          <ArrowUp size={13} aria-hidden /> High
        </span>
      )}
      {priority === 'low' && (
        <span className={classes.fact}>
          <ArrowDown size={13} aria-hidden /> Low
        </span>
      )}
      <span className={classes.fact}>
        <UserRound size={13} aria-hidden /> {assignee.kind === 'customer' ? 'Customer' : (assigneeName ?? 'Nobody yet')}
      </span>
    </>
  );
}

export const taskKind: RecordKindUi<'tasks'> = {
  plural: 'tasks',
  icon: ListTodo,
  emptyText: 'What you and the customer have to do comes here. Add a task and say who does it until when.',
  addLabel: 'Add task',
  titleOf: ({ title }) => title,
  Lead: DoneCheckbox,
  Meta: TaskMeta,
  Form: TaskForm,
  filter: {
    parameter: 'state',
    label: 'Open or done',
    choices: [
      { value: '', label: 'All' },
      { value: 'open', label: 'Open' },
      { value: 'done', label: 'Done' },
    ],
  },
};
