import type { KnowsPath } from '../../renderer/mail/tokens.ts';
import { catalogue } from '../dynamic-data/values.ts';
import { KIND_FACTS, type TextKind } from './kinds.ts';

/** One value that a mail can hold in place of words. */
export interface MailPath {
  readonly path: string;
  readonly label: string;
  readonly group: string;
  readonly sample: string;
}

const ofContact: readonly MailPath[] = [
  { path: 'contact.name', label: 'Name', group: 'Contact', sample: 'Ana Ferreira' },
  { path: 'contact.email', label: 'E-mail', group: 'Contact', sample: 'ana@northwind.example' },
  {
    path: 'link',
    label: 'Personal link to the portal',
    group: 'Portal',
    sample: 'https://portal.example.com/p/…',
  },
];
const ofStaff: readonly MailPath[] = [
  { path: 'staff.name', label: 'Name', group: 'Colleague', sample: 'Maya Lindqvist' },
  { path: 'link', label: 'Link', group: 'Colleague', sample: 'https://portal.example.com/…' },
];
const ofTask: readonly MailPath[] = [
  { path: 'task.title', label: 'Task', group: 'Task', sample: 'Send the list of users' },
  { path: 'task.due', label: 'Due day', group: 'Task', sample: '12 March 2026' },
];
const ofRecord: readonly MailPath[] = [
  { path: 'record.title', label: 'What it is about', group: 'Discussion', sample: 'Send the list of users' },
];
const ofComment: readonly MailPath[] = [
  ...ofRecord,
  { path: 'comment.author', label: 'Who wrote', group: 'Discussion', sample: 'Maya Lindqvist' },
  { path: 'comment.text', label: 'What they wrote', group: 'Discussion', sample: 'Thank you, that is all we need.' },
];
const ofMention: readonly MailPath[] = [
  ...ofRecord,
  { path: 'mention.by', label: 'Who wrote', group: 'Discussion', sample: 'Jonas Weber' },
  { path: 'mention.text', label: 'What they wrote', group: 'Discussion', sample: '@Maya can you look into this?' },
];
const ofSignIn: readonly MailPath[] = [{ path: 'code', label: 'Code', group: 'Sign-in', sample: '482 915' }];

/** What only mails of some kinds know, beside customer, person in charge and workspace. */
const OF_KIND: Readonly<Partial<Record<TextKind, readonly MailPath[]>>> = {
  'sign-in-link': ofSignIn,
  'sign-in-code': ofSignIn,
  'task-assigned': ofTask,
  'task-due-soon': ofTask,
  'comment-answered': ofComment,
  'staff-mention': ofMention,
  automation: ofTask,
};

const OWN_PATHS = new Set([...ofContact, ...ofStaff, ...Object.values(OF_KIND).flat()].map(({ path }) => path));

/** Everything that mails of a kind can hold; of attributes those that are shown in portals (C-27). */
export async function mailCatalogue(kind: TextKind): Promise<MailPath[]> {
  const shared = (await catalogue()).map(({ path, label, group, sample }) => ({ path, label, group, sample }));
  return [...(OF_KIND[kind] ?? []), ...(KIND_FACTS[kind].audience === 'staff' ? ofStaff : ofContact), ...shared];
}

/**
 * Tells what is dynamic data in a mail. An attribute counts whether or not it is shown in portals: hidden later, or not
 * there at all, it has no value, instead of showing its raw name to a customer.
 */
export async function mailPathKnower(): Promise<KnowsPath> {
  return pathKnower(await catalogue());
}

/** The same, for who has read the catalogue already. */
export function pathKnower(entries: readonly { readonly path: string }[]): KnowsPath {
  const shared = new Set(entries.map(({ path }) => path));
  return (path) => shared.has(path) || OWN_PATHS.has(path) || path.startsWith('customer.attributes.');
}
