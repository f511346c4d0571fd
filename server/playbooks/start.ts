import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import { dayOf } from '../../renderer/dates.ts';
import { type ActorInput, SYSTEM_ACTOR } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { invalid, notFound } from '../http/errors.ts';
import { noteRecords } from '../records/notes/kind.ts';
import { NoteModel } from '../records/notes/model.ts';
import { taskRecords } from '../records/tasks/kind.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { dueDay } from './due-day.ts';
import type { PlaybookFields, Step } from './model.ts';

/** For whom a playbook is started, by whom, and since when. */
export interface Start {
  readonly customerId: string;
  /** What is made carries ids derived from it: the same start makes everything once, also after a crash in between. */
  readonly startId: string;
  /** Who is told to have done it in events; an automation, or a person. */
  readonly by: ActorInput;
  /** Day that due days are counted from; today in the customer's time zone unless given. */
  readonly from?: string;
  /** Who does the tasks that are for a contact; without one they are the customer's as a whole. */
  readonly contactId?: string | null;
}

/** What a start made. */
export interface Started {
  readonly tasks: number;
  readonly notes: number;
  /** How many of them are shown in the portal. */
  readonly shown: number;
}

interface Setting {
  readonly ownerId: string | null;
  /** Who signs what is made: a person to the customer's eyes, also where an automation started it. */
  readonly author: ActorInput;
  readonly contactId: string | null;
  readonly from: string;
}

/** Makes the tasks and notes of a playbook for a customer (C-22). */
export async function startPlaybook(playbook: PlaybookFields, start: Start): Promise<Started> {
  const setting = await settingOf(start);
  for (const step of playbook.steps) await makeStep(step, start, setting);
  const notes = playbook.steps.filter(({ kind }) => kind === 'note').length;
  const shown = playbook.steps.filter(({ showInPortal }) => showInPortal).length;
  return { tasks: playbook.steps.length - notes, notes, shown };
}

async function settingOf({ customerId, by, from, contactId = null }: Start): Promise<Setting> {
  const customer = await CustomerModel.findById(customerId, { ownerId: 1, timeZone: 1 }).lean();
  if (!customer) throw notFound('customer');
  if (contactId && !(await ContactModel.exists({ _id: contactId, customerId })))
    throw invalid('There is no such contact at this customer.', { contactId: 'is nobody here' });
  const [workspace, owner] = await Promise.all([
    workspaceSettings(),
    customer.ownerId ? Staff.findById(customer.ownerId, { name: 1 }).lean() : null,
  ]);
  const ownerId = owner?._id.toHexString() ?? null;
  const inCharge: ActorInput = owner
    ? { kind: 'staff', id: ownerId, name: owner.name }
    : { ...SYSTEM_ACTOR, name: workspace.name };
  return {
    ownerId,
    author: by.kind === 'staff' ? by : inCharge,
    contactId,
    from: from ?? dayOf(clock.now(), customer.timeZone ?? workspace.timeZone),
  };
}

async function makeStep(step: Step, { customerId, startId, by }: Start, setting: Setting): Promise<void> {
  const _id = idOfStep(startId, step.id);
  const { title, showInPortal, tags } = step;
  const more = { _id, createdBy: setting.author };
  if (step.kind === 'note') {
    if (await NoteModel.exists({ _id })) return;
    await noteRecords.create(customerId, { title, body: step.body, showInPortal, tags }, by, more);
    return;
  }
  if (await TaskModel.exists({ _id })) return;
  const { description, priority } = step;
  const due = step.due && dueDay(setting.from, step.due);
  const assignee = assigneeOf(step.responsible, setting);
  await taskRecords.create(customerId, { title, description, priority, due, assignee, showInPortal, tags }, by, more);
}

function assigneeOf(responsible: Extract<Step, { kind: 'task' }>['responsible'], { ownerId, contactId }: Setting) {
  if (responsible === 'company')
    return ownerId ? ({ kind: 'staff', id: ownerId } as const) : ({ kind: 'none' } as const);
  if (responsible === 'contact' && contactId) return { kind: 'contact', id: contactId } as const;
  return { kind: 'customer' } as const;
}

function idOfStep(startId: string, stepId: string): Types.ObjectId {
  return new Types.ObjectId(createHash('sha256').update(`${startId} ${stepId}`).digest('hex').slice(0, 24));
}
