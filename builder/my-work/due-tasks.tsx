import { Checkbox } from '@mantine/core';
import { ArrowUp, CalendarDays, CircleAlert, UserRound } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { DueTask } from '../api/types.ts';
import { useChange, usePages } from '../api/use-api.ts';
import records from '../records/records.module.css';
import { daysUntil, dueWords, today } from '../ui/due.ts';
import { notifyError, notifyUndo } from '../ui/notify.tsx';
import classes from './my-work.module.css';
import { Part } from './part.tsx';
import type { Whose } from './whose.ts';

const AT_ONCE = 20;

const GROUPS = [
  { title: 'Overdue', tone: 'bad', holds: (days: number) => days < 0 },
  { title: 'Today', tone: undefined, holds: (days: number) => days === 0 },
  { title: 'In the next seven days', tone: undefined, holds: (days: number) => days > 0 },
] as const;

function assigneeWords({ mine, assigneeName }: DueTask): string {
  if (mine) return 'You';
  return assigneeName ?? 'Nobody yet';
}

function TaskRow({ task, done, onDone }: { task: DueTask; done: boolean; onDone: () => void }) {
  const { id, title, due, priority, customer } = task;
  const overdue = due !== null && daysUntil(due, today()) < 0;
  const Icon = overdue ? CircleAlert : CalendarDays;
  return (
    <li className={records.row}>
      <Checkbox
        radius="xl"
        color="good"
        className={records.above}
        aria-label={`Complete “${title}”`}
        checked={done}
        onChange={onDone}
      />
      <div className={records.main}>
        <Link
          href={`/customers/${customer.id}/tasks?record=${id}`}
          className={records.title}
          data-done={done || undefined}
          title={title}
        >
          {title}
        </Link>
        <div className={records.meta}>
          <span>{customer.name}</span>
          {due && (
            <time dateTime={due} className={records.fact} data-tone={overdue ? 'bad' : undefined}>
              <Icon size={13} aria-hidden /> {dueWords(due)}
            </time>
          )}
          {priority === 'high' && (
            <span className={records.fact}>
              <ArrowUp size={13} aria-hidden /> High
            </span>
          )}
          <span className={records.fact}>
            <UserRound size={13} aria-hidden /> {assigneeWords(task)}
          </span>
        </div>
      </div>
    </li>
  );
}

/** Tasks of staff that are overdue or soon due, completed in place. */
export function DueTasks({ whose }: { whose: Whose }) {
  const list = usePages('myWork.due', { query: { customers: whose, limit: AT_ONCE } });
  const rows = useRef<HTMLDivElement>(null);
  const setDone = useChange('tasks.setDone', {
    onError: notifyError,
    onSuccess: (task, { params, body }) => {
      if (body.done) notifyUndo(`“${task.title}” is done.`, () => setDone.mutate({ params, body: { done: false } }));
    },
  });
  const completing = setDone.isPending && setDone.variables.body.done ? setDone.variables.params.recordId : null;
  const complete = (task: DueTask) => {
    focusNext(rows.current);
    setDone.mutate({ params: { customerId: task.customer.id, recordId: task.id }, body: { done: true } });
  };
  const day = today();
  return (
    <Part
      title="Due"
      total={list.first?.total}
      list={list}
      empty={
        whose === 'mine'
          ? 'Nothing of yours is due in the next seven days. Tasks of your customers that nobody has taken come here too.'
          : 'No task of staff is due in the next seven days.'
      }
    >
      <div ref={rows}>
        {GROUPS.map(({ title, tone, holds }) => {
          const tasks = list.items.filter(({ due }) => due !== null && holds(daysUntil(due, day)));
          return (
            tasks.length > 0 && (
              <section key={title} aria-label={title}>
                <h3 className={classes.group} data-tone={tone}>
                  {title}
                </h3>
                <ul className={records.list}>
                  {tasks.map((task) => (
                    <TaskRow key={task.id} task={task} done={completing === task.id} onDone={() => complete(task)} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </Part>
  );
}

/** A completed task leaves the list; who works by keyboard goes on at the one after it. */
function focusNext(rows: HTMLElement | null): void {
  const boxes = [...(rows?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  if (at >= 0) (boxes[at + 1] ?? boxes[at - 1])?.focus();
}
