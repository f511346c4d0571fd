import { taskFields as api, TaskPriority } from '../../records/contract.ts';
import { parseDay, parseMoment } from './dates.ts';
import { type CellContext, field, UnreadableCell, type ValuesOf } from './field-type.ts';
import { fits, oneOf, parseFlag, parseTags } from './values.ts';

/** Whose the task is, as far as the cell alone tells; a contact is found by e-mail among the customer's. */
export type ImportedAssignee =
  | { readonly kind: 'none' }
  | { readonly kind: 'customer' }
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'contact'; readonly email: string };

const EMAIL = /^[^\s@]+@[^\s@]+$/;

function parseAssignee(text: string, { staffOf }: CellContext): ImportedAssignee {
  const staffId = staffOf(text);
  if (staffId) return { kind: 'staff', id: staffId };
  if (staffId === null) return { kind: 'none' };
  const word = text.toLowerCase();
  if (word === 'customer' || word === 'client') return { kind: 'customer' };
  if (word === 'nobody') return { kind: 'none' };
  if (EMAIL.test(word)) return { kind: 'contact', email: word };
  throw new UnreadableCell('is nobody on staff; match it to a person');
}

/** A date when it was done, or a plain yes or no; null = not done. */
function parseDone(text: string, context: CellContext): Date | null {
  if (/^\d{1,4}[-/.]/.test(text)) return parseMoment(text, context);
  try {
    return parseFlag(text) ? context.now : null;
  } catch {
    throw new UnreadableCell('is neither a date nor yes or no');
  }
}

/** What a column of a file of tasks can be mapped to. */
export const taskImportFields = {
  customer: field({
    label: 'Customer',
    help: 'Whose task it is: the external id or the exact name of the customer.',
    required: true,
    headers: [
      'customer id',
      'customer external id',
      'customer number',
      'customer',
      'customer name',
      'account id',
      'account',
      'company id',
      'company',
      'company name',
      'client id',
      'client',
    ],
    parse: fits(api.title),
  }),
  title: field({
    label: 'Title',
    help: 'What is to be done. Without a column of titles, give every row the same text with cells put in by {Column}: “Order {OrderID}”.',
    required: true,
    headers: ['title', 'task', 'task name', 'subject', 'summary', 'to do', 'todo', 'name'],
    parse: fits(api.title),
  }),
  externalId: field({
    label: 'External id',
    help: 'Id of the task in another system. A task of the customer that has it already is updated, not made again.',
    headers: ['external id', 'task id', 'order id', 'ticket id', 'issue key', 'id', 'number', 'reference', 'key'],
    parse: fits(api.externalId.unwrap()),
  }),
  description: field({
    label: 'Description',
    help: 'Details. Can be composed of cells by {Column}.',
    headers: ['description', 'details', 'notes', 'comment', 'text'],
    parse: fits(api.description),
  }),
  due: field({
    label: 'Due',
    help: 'Day by which it is to be done.',
    headers: ['due', 'due date', 'due on', 'deadline', 'required date', 'required by', 'target date', 'faellig'],
    parse: parseDay,
  }),
  doneAt: field({
    label: 'Done when set',
    help: 'The task is done where this column holds a date (or yes), and open where it is empty.',
    headers: [
      'done at',
      'done on',
      'done',
      'completed at',
      'completed on',
      'completed',
      'completion date',
      'closed at',
      'closed',
      'finished',
      'resolved',
      'shipped date',
    ],
    parse: parseDone,
  }),
  assignee: field({
    label: 'Responsible',
    help: '“customer”, the e-mail of one of the customer’s contacts, a staff member by e-mail or name, or any value that you match to a person below.',
    namesStaff: true,
    headers: ['assignee', 'assigned to', 'responsible', 'owner', 'employee id', 'employee', 'assigned', 'zustaendig'],
    choices: () => [
      { value: 'customer', label: 'Customer' },
      { value: 'nobody', label: 'Nobody yet' },
    ],
    parse: parseAssignee,
  }),
  priority: field({
    label: 'Priority',
    help: 'low, normal or high.',
    headers: ['priority', 'prio', 'importance', 'urgency'],
    choices: () => TaskPriority.options.map((value) => ({ value, label: value })),
    parse: (text) => TaskPriority.parse(oneOf(TaskPriority.options, text)),
  }),
  tags: field({
    label: 'Tags',
    help: 'Tags, separated by commas, semicolons or bars.',
    headers: ['tags', 'labels', 'tag', 'category', 'type'],
    parse: parseTags,
  }),
  showInPortal: field({
    label: 'Show in portal',
    help: 'yes or no. Tasks are hidden from the customer unless this says yes.',
    headers: ['show in portal', 'portal', 'visible', 'public', 'shared'],
    choices: () => [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ],
    parse: parseFlag,
  }),
} as const;

export type TaskValues = ValuesOf<typeof taskImportFields>;
