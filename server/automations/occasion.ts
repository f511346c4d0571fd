import { shortDate } from '../../renderer/dates.ts';
import type { ActorInput } from '../actors/actor.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import type { StoredEvent } from '../events/event.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { Trigger } from './model.ts';

/** What an event means to automations, whatever its kind. */
export interface Occasion {
  readonly eventId: string;
  readonly kind: StoredEvent['kind'];
  readonly actor: ActorInput;
  readonly at: Date;
  /** Whom it is about: the new contact, who has the task, who came or did it. */
  readonly contactId: string | null;
  /** Dynamic data that only texts about this event have. */
  readonly values: Readonly<Record<string, string>>;
  /** Ids and words of the event, as webhooks are told. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Reads what automations need to know about an event. */
export async function occasionOf(event: StoredEvent): Promise<Occasion> {
  const { id, kind, actor, at, customerId, key: _key, ...detail } = event;
  const task = 'taskId' in event ? await TaskModel.findOne({ _id: event.taskId, customerId }).lean() : null;
  const values = task ? await valuesOfTask(task) : {};
  const named = 'contactId' in event ? event.contactId : actor.kind === 'contact' ? actor.id : null;
  const assigned = task?.assignee.kind === 'contact' ? (task.assignee.id?.toHexString() ?? null) : null;
  const contactId = await atCustomer(named ?? assigned, customerId);
  return { eventId: id, kind, actor, at, contactId, values, detail };
}

async function valuesOfTask({ title, due, customerId }: StoredTask): Promise<Occasion['values']> {
  const customer = await CustomerModel.findById(customerId, { language: 1 }).lean();
  const language = customer?.language ?? (await workspaceSettings()).language;
  return { 'task.title': title, 'task.due': due ? shortDate(due, language) : '' };
}

async function atCustomer(contactId: string | null, customerId: string): Promise<string | null> {
  return contactId && (await ContactModel.exists({ _id: contactId, customerId })) ? contactId : null;
}

/** Whether an event is what an automation waits for. */
export function fires(when: Trigger, event: StoredEvent): boolean {
  if (when.kind !== event.kind) return false;
  if (when.kind === 'stage-entered') return when.stage === null || when.stage === (event as { stage?: string }).stage;
  if (when.kind === 'no-visit') return when.days === (event as { days?: number }).days;
  return !('by' in when) || didIt(when.by, event.actor);
}

function didIt(by: 'anyone' | 'customer' | 'staff', { kind }: ActorInput): boolean {
  if (by === 'anyone') return true;
  return by === 'staff' ? kind === 'staff' : kind === 'contact' || kind === 'viewer';
}
