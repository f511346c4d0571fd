import type { QueryClient } from '@tanstack/react-query';
import type { Endpoints } from './types.ts';

type Topic =
  | 'customer'
  | 'contact'
  | 'note'
  | 'task'
  | 'file'
  | 'meeting'
  | 'health'
  | 'comment'
  | 'portal'
  | 'link'
  | 'template'
  | 'workspace'
  | 'staff'
  | 'attribute'
  | 'import'
  | 'terms'
  | 'visit'
  | 'automation'
  | 'playbook'
  | 'touchpoint'
  | 'notification'
  | 'mail'
  | 'news';

/** What changed and whose it is, as the live stream says it. No customer: the whole workspace. */
export interface ChangeEvent {
  readonly customerId: string | null;
  readonly topic: Topic;
  readonly id: string | null;
}

type EndpointName = keyof Endpoints;

const CUSTOMER: EndpointName[] = ['customers.get', 'customers.list'];
/** Parts of My work that name customers' records. */
const WORK: EndpointName[] = ['myWork.due', 'myWork.waiting', 'myWork.unanswered', 'myWork.news'];

/** Which answers a change makes stale, by what changed. */
const STALE: Readonly<Record<Topic, readonly EndpointName[]>> = {
  customer: [
    ...CUSTOMER,
    ...WORK,
    'customers.history',
    'customers.filters',
    'templates.portals',
    'portals.get',
    'myWork.get',
    'myWork.portals',
    'myWork.links',
  ],
  contact: [
    'contacts.list',
    'contacts.history',
    'invitations.prepare',
    'customers.get',
    'tasks.list',
    'tasks.get',
    'myWork.waiting',
    'myWork.news',
  ],
  note: ['notes.list', 'notes.get', 'customers.get', 'myWork.unanswered'],
  task: ['tasks.list', 'tasks.get', 'customers.get', ...WORK],
  file: ['files.list', 'files.get', 'customers.get', 'comments.list', 'myWork.news'],
  meeting: ['meetings.list', 'meetings.get', 'customers.get'],
  health: ['healthScores.list', 'healthValues.list'],
  comment: [
    'comments.list',
    'notes.list',
    'tasks.list',
    'meetings.list',
    'files.list',
    'myWork.unanswered',
    'myWork.news',
  ],
  portal: [
    ...CUSTOMER,
    'portals.get',
    'portals.versions',
    'portals.publishCheck',
    'templates.list',
    'templates.portals',
    'workspace.get',
    'myWork.portals',
    'myWork.links',
  ],
  link: [...CUSTOMER, 'portals.get', 'shareLinks.list', 'invitations.prepare', 'workspace.get', 'myWork.links'],
  template: ['templates.list', 'templates.get', 'templates.portals'],
  workspace: ['workspace.get', 'dynamicData.catalogue'],
  staff: [...CUSTOMER, 'staff.list', 'session.current', 'account.sessions', 'tasks.list', 'myWork.due'],
  attribute: ['attributes.list', 'dynamicData.catalogue', 'customers.get'],
  import: ['imports.get', 'imports.rows'],
  mail: ['outbox.list', 'outbox.get', 'mailTemplates.list', 'mailTemplates.get'],
  terms: ['terms.list', 'terms.get', 'terms.uses', 'terms.ofPortal'],
  visit: ['visits.list', 'visits.days'],
  automation: ['automations.list', 'automations.get', 'automations.runs', 'webhooks.list', 'webhooks.deliveries'],
  playbook: ['playbooks.list', 'playbooks.get'],
  touchpoint: ['touchpoints.list'],
  notification: ['notifications.list'],
  news: ['myWork.news'],
};

/** What a resource of the API is called in change events. */
const TOPICS: Readonly<Partial<Record<string, Topic>>> = {
  session: 'staff',
  account: 'staff',
  staff: 'staff',
  workspace: 'workspace',
  attributes: 'attribute',
  customers: 'customer',
  contacts: 'contact',
  notes: 'note',
  tasks: 'task',
  files: 'file',
  meetings: 'meeting',
  comments: 'comment',
  notifications: 'notification',
  healthScores: 'health',
  healthValues: 'health',
  templates: 'template',
  portals: 'portal',
  shareLinks: 'link',
  invitations: 'link',
  imports: 'import',
  outbox: 'mail',
  mailTemplates: 'mail',
  automations: 'automation',
  webhooks: 'automation',
  playbooks: 'playbook',
  touchpoints: 'touchpoint',
  terms: 'terms',
  privacy: 'contact',
};

/** The change that a successful call of a writing endpoint brings about; null where nothing shown depends on it. */
export function changeMadeBy(name: EndpointName, call: object): ChangeEvent | null {
  const topic = TOPICS[name.split('.')[0] ?? ''];
  if (!topic) return null;
  const { customerId = null } = (call as { params?: { customerId?: string } }).params ?? {};
  return { customerId, topic, id: null };
}

/** Whether an answer kept under `key` may look different after `change`. */
export function isStaleAfter(change: ChangeEvent, key: readonly unknown[]): boolean {
  const [name, call] = key as [EndpointName, { params?: { customerId?: string } } | undefined];
  if (!STALE[change.topic]?.includes(name)) return false;
  const shown = call?.params?.customerId;
  return !shown || !change.customerId || shown === change.customerId;
}

/** Fetches again what is on screen and stale after `change`, and marks the rest for when it is next shown. */
export function applyChange(client: QueryClient, change: ChangeEvent | null): void {
  if (!change) return;
  void client.invalidateQueries({ predicate: (query) => isStaleAfter(change, query.queryKey) });
}
