import { addDays, dayOf, timeIn } from '../../renderer/dates.ts';
import { clock } from '../clock.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { taskValues } from './consumers.ts';
import { MORNING_HOUR } from './gather.ts';
import { MailModel } from './model.ts';
import { type MailWish, queueMail } from './queue.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { dayInWords } from './words.ts';

/** What became overdue longer ago than this is no news: the program was not running, or the task was typed with a past day. */
const NEWS_DAYS = 7;
const LAST_ZONE = 'Etc/GMT+12';
const FIRST_ZONE = 'Pacific/Kiritimati';

type OpenTask = Pick<StoredTask, '_id' | 'customerId' | 'title' | 'due' | 'assignee'>;

/** A mail that is due, made only where it was not queued before. */
interface Reminder {
  readonly key: string;
  readonly make: () => Promise<MailWish>;
}

/**
 * Reminds contacts, from eight in the morning where they are: of each task the day before it is due, and of all that are
 * overdue on a day on which one became so. Every process looks; what they find is mailed once.
 */
export async function remindContacts(): Promise<void> {
  for (const [customerId, tasks] of await tasksNearTheirDay()) {
    const byContact = groupBy(tasks, ({ assignee }) => assignee.id?.toHexString() ?? '');
    const recipients = await recipientsOf(customerId, [...byContact.keys()]);
    const reminders = recipients.flatMap((recipient) =>
      remindersFor(customerId, byContact.get(recipient.contactId) ?? [], recipient),
    );
    await queueNew(reminders);
  }
}

/** Open tasks of contacts that are due tomorrow or were lately, by customer, wherever it is tomorrow already. */
async function tasksNearTheirDay(): Promise<Map<string, OpenTask[]>> {
  const now = clock.now();
  const tasks = await TaskModel.find(
    {
      isDone: false,
      dueKey: { $gte: addDays(dayOf(now, LAST_ZONE), -NEWS_DAYS), $lte: addDays(dayOf(now, FIRST_ZONE), 1) },
      'assignee.kind': 'contact',
      showInPortal: true,
    },
    { customerId: 1, title: 1, due: 1, assignee: 1 },
  ).lean<OpenTask[]>();
  return groupBy(tasks, ({ customerId }) => customerId.toHexString());
}

/** What one contact is to be reminded of now. */
function remindersFor(customerId: string, tasks: readonly OpenTask[], recipient: Recipient): Reminder[] {
  const now = clock.now();
  if (Number.parseInt(timeIn(now, { timeZone: recipient.timeZone, language: 'en' }), 10) < MORNING_HOUR) return [];
  const today = dayOf(now, recipient.timeZone);
  const lateSince = tasks
    .map(({ due }) => due ?? '')
    .filter((due) => due < today && due >= addDays(today, -NEWS_DAYS))
    .sort();
  const lastDue = lateSince.at(-1);
  return [
    ...tasks.filter(({ due }) => due === addDays(today, 1)).map((task) => dueSoon(customerId, task, recipient)),
    ...(lastDue ? [overdueDigest(customerId, lastDue, today, recipient)] : []),
  ];
}

function dueSoon(customerId: string, task: OpenTask, recipient: Recipient): Reminder {
  const taskId = task._id.toHexString();
  const key = `task-due-soon:${taskId}:${task.due}:${recipient.contactId}`;
  return {
    key,
    make: async () => ({
      key,
      kind: 'task-due-soon',
      to: recipient.to,
      customerId,
      values: taskValues(task, recipient),
      about: { kind: 'task', id: taskId },
    }),
  };
}

/** All that is overdue, also from long ago; one mail for each day on which something became so. */
function overdueDigest(customerId: string, lastDue: string, today: string, recipient: Recipient): Reminder {
  const { contactId, to } = recipient;
  const key = `overdue-digest:${contactId}:${lastDue}`;
  const mine = { customerId, 'assignee.id': contactId, isDone: false, showInPortal: true, dueKey: { $lt: today } };
  const moment = { ...recipient, now: clock.now() };
  return {
    key,
    async make() {
      const tasks = await TaskModel.find(mine).sort({ dueKey: 1, _id: 1 }).lean();
      const items = tasks.map(({ title, due }) => ({ title, detail: due === null ? '' : dayInWords(due, moment) }));
      return { key, kind: 'overdue-digest', to, customerId, items };
    },
  };
}

/** Most of what is found was found before. */
async function queueNew(reminders: readonly Reminder[]): Promise<void> {
  const known = await MailModel.find({ key: { $in: reminders.map(({ key }) => key) } }, { key: 1 }).lean();
  const queued = new Set(known.map(({ key }) => key));
  for (const { key, make } of reminders) if (!queued.has(key)) await queueMail(await make());
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
