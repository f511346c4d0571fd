import { Text } from '@mantine/core';
import { CalendarDays, CircleAlert } from 'lucide-react';
import { Link } from 'wouter';
import type { WaitingCustomer } from '../api/types.ts';
import { usePages } from '../api/use-api.ts';
import records from '../records/records.module.css';
import { LogoAvatar } from '../ui/avatar.tsx';
import { daysUntil, dueWords, today } from '../ui/due.ts';
import classes from './my-work.module.css';
import { Part } from './part.tsx';
import type { Whose } from './whose.ts';

const AT_ONCE = 10;

function countWords(count: number): string {
  if (count === 1) return '1 open task';
  return `${count >= 100 ? '99+' : count} open tasks`;
}

function Due({ due }: { due: string | null }) {
  if (!due) return <span className={records.meta}>no date</span>;
  const overdue = daysUntil(due, today()) < 0;
  const Icon = overdue ? CircleAlert : CalendarDays;
  return (
    <time dateTime={due} className={records.meta}>
      <span className={records.fact} data-tone={overdue ? 'bad' : undefined}>
        <Icon size={13} aria-hidden /> {dueWords(due)}
      </span>
    </time>
  );
}

function CustomerRow({ waiting: { customer, count, tasks } }: { waiting: WaitingCustomer }) {
  return (
    <li className={records.row}>
      <span className={classes.lead}>
        <LogoAvatar name={customer.name} logoUrl={customer.logoUrl} />
      </span>
      <div className={records.main}>
        <Link href={`/customers/${customer.id}/tasks`} className={classes.name}>
          {customer.name}
        </Link>{' '}
        <Text span size="xs" c="dimmed">
          {countWords(count)}
        </Text>
        <ul className={classes.tasks}>
          {tasks.map(({ id, title, due, assigneeName }) => (
            <li key={id}>
              <Link href={`/customers/${customer.id}/tasks?record=${id}`}>
                <span>{assigneeName ? `${title} · ${assigneeName}` : title}</span>
                <Due due={due} />
              </Link>
            </li>
          ))}
        </ul>
        {count > tasks.length && (
          <Text size="xs" c="dimmed">
            and {count >= 100 ? 'many' : count - tasks.length} more
          </Text>
        )}
      </div>
    </li>
  );
}

/** What waits on customers: their open tasks in the portal, by customer, what has waited longest first. */
export function Waiting({ whose }: { whose: Whose }) {
  const list = usePages('myWork.waiting', { query: { customers: whose, limit: AT_ONCE } });
  return (
    <Part
      title="Waiting on customers"
      list={list}
      empty="No customer has anything to do. Tasks that you assign to a customer and show in the portal come here."
    >
      <ul className={list.items.length > 0 ? records.list : classes.list}>
        {list.items.map((waiting) => (
          <CustomerRow key={waiting.customer.id} waiting={waiting} />
        ))}
      </ul>
    </Part>
  );
}
