/** Why a mail is sent. Each kind has a ready-made text in every language. */
export const MAIL_KINDS = [
  'invitation',
  'sign-in-link',
  'sign-in-code',
  'task-assigned',
  'comment-answered',
  'task-due-soon',
  'overdue-digest',
  'portal-published',
  'touchpoint',
  'automation',
  'staff-invitation',
  'staff-reset',
  'staff-digest',
  'staff-mention',
  'test',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
/** Kinds that have a text of their own; a test mail carries the text that is tested. */
export type TextKind = Exclude<MailKind, 'test'>;

const MINUTE_MS = 60_000;

/** What the queue needs to know of a kind. */
export interface KindFacts {
  /** What staff call it. */
  readonly label: string;
  /** When it is sent, for who edits its text. */
  readonly when: string;
  readonly audience: 'contact' | 'staff';
  /** Waits some minutes, so that what happens together arrives together; else it goes at once. */
  readonly batched: boolean;
  /** Lets its reader in somewhere: only who may see that sees its text. */
  readonly secret: boolean;
  /** Carries a button to the portal, or to where the reader is asked to go. */
  readonly link: boolean;
  /** Is about what is in the portal: kept back while that is not shared. */
  readonly needsPortal: boolean;
  /** For how long it is worth sending; null for ever. */
  readonly validMs: number | null;
}

const forContacts = {
  audience: 'contact',
  batched: true,
  secret: false,
  link: true,
  needsPortal: false,
  validMs: null,
} as const;
const forStaff = {
  audience: 'staff',
  batched: false,
  secret: false,
  link: true,
  needsPortal: false,
  validMs: null,
} as const;

export const KIND_FACTS: Readonly<Record<MailKind, KindFacts>> = {
  invitation: {
    ...forContacts,
    label: 'Invitation',
    when: 'When staff invite a contact to the portal',
    batched: false,
  },
  'sign-in-link': {
    ...forContacts,
    label: 'Sign-in link',
    when: 'When a contact asks for a link to sign in',
    batched: false,
    secret: true,
    validMs: 45 * MINUTE_MS,
  },
  'sign-in-code': {
    ...forContacts,
    label: 'Sign-in code',
    when: 'When a contact asks for a code to sign in',
    batched: false,
    secret: true,
    validMs: 5 * MINUTE_MS,
  },
  'task-assigned': {
    ...forContacts,
    needsPortal: true,
    label: 'Task assigned',
    when: 'When a task is given to a contact, once the portal is shared',
  },
  'comment-answered': {
    ...forContacts,
    needsPortal: true,
    label: 'Comment answered',
    when: 'When staff answer in a discussion that the contact takes part in',
  },
  'task-due-soon': {
    ...forContacts,
    needsPortal: true,
    label: 'Task due soon',
    when: 'The day before a task of the contact is due',
  },
  'overdue-digest': {
    ...forContacts,
    needsPortal: true,
    label: 'Overdue tasks',
    when: 'In the morning of a day on which a task of the contact became overdue',
  },
  'portal-published': {
    ...forContacts,
    needsPortal: true,
    label: 'Portal published',
    when: 'When a shared portal is published anew, to contacts who were there before',
  },
  touchpoint: { ...forContacts, label: 'Message', when: 'When staff send a logged message to a contact' },
  automation: { ...forContacts, label: 'Automatic mail', when: 'When an automation sends a text of its own' },
  'staff-invitation': {
    ...forStaff,
    label: 'Staff: invitation',
    when: 'When an admin invites a colleague',
    secret: true,
  },
  'staff-reset': {
    ...forStaff,
    label: 'Staff: new password',
    when: 'When a colleague asks for a new password',
    secret: true,
  },
  'staff-digest': { ...forStaff, label: 'Staff: news', when: 'By the preference of each colleague' },
  'staff-mention': { ...forStaff, label: 'Staff: mention', when: 'When a colleague is mentioned in a comment' },
  test: { ...forStaff, label: 'Test', when: 'When somebody of staff tries a text' },
};

export const TEXT_KINDS = MAIL_KINDS.filter((kind): kind is TextKind => kind !== 'test');

/** Kinds that a contact can switch off: all but what they ask for themselves. */
export const MUTABLE_KINDS = MAIL_KINDS.filter((kind) => KIND_FACTS[kind].batched);

/** Kinds about what is in the portal. */
export const PORTAL_KINDS = MAIL_KINDS.filter((kind) => KIND_FACTS[kind].needsPortal);

export function isTextKind(value: string): value is TextKind {
  return (TEXT_KINDS as readonly string[]).includes(value);
}
