import type { AutomationAction, AutomationCondition, AutomationField, AutomationTrigger } from '../api/types.ts';

/** Everything that sentences name by id. */
export interface Names {
  readonly fields: readonly AutomationField[];
  readonly staff: ReadonlyMap<string, string>;
  readonly playbooks: ReadonlyMap<string, string>;
  readonly webhooks: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
}

/** What can happen, as it is offered, by what it is about. */
export const TRIGGERS: readonly {
  group: string;
  items: readonly { value: AutomationTrigger['kind']; label: string }[];
}[] = [
  {
    group: 'Customer',
    items: [
      { value: 'stage-entered', label: 'a customer enters a stage' },
      { value: 'contact-added', label: 'a contact is added' },
      { value: 'details-changed', label: 'the customer changes their own details' },
    ],
  },
  {
    group: 'Portal',
    items: [
      { value: 'portal-published', label: 'a portal is published' },
      { value: 'link-shared', label: 'a portal is shared' },
      { value: 'first-visit', label: 'a portal is visited for the first time' },
      { value: 'no-visit', label: 'nobody visits a portal for some days' },
    ],
  },
  {
    group: 'Work',
    items: [
      { value: 'task-assigned', label: 'a task is given to a contact' },
      { value: 'task-completed', label: 'a task is completed' },
      { value: 'task-reopened', label: 'a task is reopened' },
      { value: 'task-overdue', label: 'a task becomes overdue' },
      { value: 'comment-added', label: 'somebody comments' },
      { value: 'file-uploaded', label: 'the customer hands in a file' },
    ],
  },
];

const TRIGGER_WORDS = new Map(TRIGGERS.flatMap(({ items }) => items.map(({ value, label }) => [value, label])));

/** What happened, in the words of a run: "a task is completed". */
export function eventWords(kind: string): string {
  return TRIGGER_WORDS.get(kind as AutomationTrigger['kind']) ?? kind;
}

/** A new trigger of a kind. */
export function newTrigger(kind: AutomationTrigger['kind']): AutomationTrigger {
  if (kind === 'stage-entered') return { kind, stage: null };
  if (kind === 'no-visit') return { kind, days: 14 };
  if (kind === 'task-completed' || kind === 'task-reopened' || kind === 'comment-added') return { kind, by: 'anyone' };
  return { kind };
}

/** Whose doing counts, where that can be chosen. */
export const BY = [
  { value: 'anyone', label: 'anybody' },
  { value: 'customer', label: 'the customer' },
  { value: 'staff', label: 'one of us' },
] as const;

/** "a customer enters Onboarding". */
export function triggerSentence(when: AutomationTrigger): string {
  switch (when.kind) {
    case 'stage-entered':
      return `a customer enters ${when.stage ?? 'any stage'}`;
    case 'no-visit':
      return `nobody visits a portal for ${when.days} days`;
    case 'task-completed':
    case 'task-reopened':
      return `${eventWords(when.kind)}${when.by === 'anyone' ? '' : ` by ${byWords(when.by)}`}`;
    case 'comment-added':
      return when.by === 'anyone' ? 'somebody comments' : `${byWords(when.by)} comments`;
    default:
      return eventWords(when.kind);
  }
}

function byWords(by: (typeof BY)[number]['value']): string {
  return BY.find(({ value }) => value === by)?.label ?? by;
}

const OPERATORS: Readonly<Record<AutomationCondition['operator'], string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  'contains-not': 'does not contain',
  greater: 'is more than',
  less: 'is less than',
  empty: 'is empty',
  'not-empty': 'is filled in',
};

/** An operator in words that fit the field. */
export function operatorWords(
  operator: AutomationCondition['operator'],
  type: AutomationField['type'] | undefined,
): string {
  if (type === 'date' && operator === 'greater') return 'is after';
  if (type === 'date' && operator === 'less') return 'is before';
  if (type === 'tags' && operator === 'contains') return 'include';
  if (type === 'tags' && operator === 'contains-not') return 'do not include';
  if (type === 'tags' && operator === 'empty') return 'are empty';
  if (type === 'tags' && operator === 'not-empty') return 'are filled in';
  return OPERATORS[operator];
}

/** Whether an operator compares with something. */
export function takesValue(operator: AutomationCondition['operator']): boolean {
  return operator !== 'empty' && operator !== 'not-empty';
}

/** "Seats is more than 100". */
export function conditionSentence({ field, operator, value }: AutomationCondition, names: Names): string {
  const known = names.fields.find((one) => one.field === field);
  const words = `${known?.label ?? 'a deleted attribute'} ${operatorWords(operator, known?.type)}`;
  return takesValue(operator) ? `${words} ${valueWords(value, known, names)}` : words;
}

function valueWords(value: AutomationCondition['value'], field: AutomationField | undefined, names: Names): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.type === 'staff') return names.staff.get(String(value)) ?? 'somebody who is gone';
  return String(value ?? '');
}

/** What can be done, as it is offered. */
export const ACTIONS: readonly { value: AutomationAction['kind']; label: string; hint: string }[] = [
  { value: 'start-playbook', label: 'Start a playbook', hint: 'Tasks and notes, made at once' },
  { value: 'send-mail', label: 'Send a mail', hint: 'To contacts or the owner' },
  { value: 'notify-staff', label: 'Notify staff', hint: 'At the bell' },
  { value: 'set-attribute', label: 'Set an attribute', hint: 'Stage and owner too' },
  { value: 'add-tag', label: 'Add a tag', hint: '' },
  { value: 'remove-tag', label: 'Remove a tag', hint: '' },
  { value: 'call-webhook', label: 'Call a webhook', hint: 'Tell another system' },
];

const ROLES = { admin: 'all admins', csm: 'all CSMs', am: 'all account managers' } as const;

/** "start the playbook Onboarding". */
export function actionSentence(action: AutomationAction, names: Names): string {
  switch (action.kind) {
    case 'start-playbook':
      return `start the playbook ${names.playbooks.get(action.playbookId) ?? '(deleted)'}`;
    case 'send-mail':
      return `mail “${mailName(action.mail, names)}” to ${mailReceivers(action.to)}`;
    case 'notify-staff':
      return `notify ${staffReceivers(action.to, names)}`;
    case 'set-attribute': {
      const field = names.fields.find((one) => one.field === action.field);
      const label = field?.label ?? 'a deleted attribute';
      return action.value === null ? `empty ${label}` : `set ${label} to ${valueWords(action.value, field, names)}`;
    }
    case 'add-tag':
      return `add the tag ${action.tag}`;
    case 'remove-tag':
      return `remove the tag ${action.tag}`;
    case 'call-webhook':
      return `call ${names.webhooks.get(action.webhookId) ?? '(removed webhook)'}`;
  }
}

type SendMail = Extract<AutomationAction, { kind: 'send-mail' }>;

function mailName(mail: SendMail['mail'], names: Names): string {
  if (mail.kind === 'text') return mail.subject;
  return names.templates.get(mail.kind === 'template' ? mail.templateId : mail.name) ?? '(deleted)';
}

function mailReceivers(to: SendMail['to']): string {
  if (to.kind === 'owner') return 'the owner';
  if (to.kind === 'contacts') return 'all contacts';
  return to.kind === 'role' ? `contacts who are ${to.role}` : 'whom it is about';
}

function staffReceivers(to: Extract<AutomationAction, { kind: 'notify-staff' }>['to'], names: Names): string {
  if (to.kind === 'owner') return 'the owner';
  return to.kind === 'role' ? ROLES[to.role] : (names.staff.get(to.staffId) ?? 'somebody who is gone');
}
