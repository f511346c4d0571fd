import { Types } from 'mongoose';
import { type StoredActor, SYSTEM_ACTOR } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel, derivedKeys } from '../customers/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { dayAt, dayOf } from './days.ts';
import { richText } from './markup.ts';
import { Random } from './random.ts';

const FIRST = [
  'Alder',
  'Birch',
  'Cobalt',
  'Delta',
  'Ember',
  'Falcon',
  'Granite',
  'Harbour',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Lumen',
  'Meridian',
  'Nimbus',
  'Orchid',
  'Pioneer',
  'Quartz',
  'Ridge',
  'Sable',
  'Tundra',
] as const;
const SECOND = [
  'Analytics',
  'Builders',
  'Clinics',
  'Dairies',
  'Energy',
  'Foods',
  'Glass',
  'Hotels',
  'Insurance',
  'Joinery',
  'Logistics',
  'Motors',
  'Networks',
  'Optics',
  'Packaging',
  'Robotics',
  'Steel',
  'Telecom',
  'Utilities',
  'Water',
] as const;
const FORMS = ['Ltd.', 'GmbH', 'AB', 'S.A.', 'Inc.', 'B.V.'] as const;
const INDUSTRIES = ['Manufacturing', 'Healthcare', 'Logistics', 'Utilities', 'Retail', 'Hospitality'] as const;
const TAGS = ['enterprise', 'mid-market', 'small', 'nordics', 'dach', 'uk', 'americas', 'apac'] as const;
const TASKS_PER_CUSTOMER = 4;
/** Customers that are written together. */
const BATCH = 500;
const BY: StoredActor = { ...SYSTEM_ACTOR, id: null };

/**
 * Fills the store with many customers for benchmarks, each with a contact, a note, tasks and a meeting; the same ones for
 * the same number. Documents are written whole, past the models, which is what makes 10,000 of them quick. Answers
 * with the customers' ids.
 */
export async function generateCustomers(count: number, now: Date = clock.now()): Promise<string[]> {
  const [staff, { stages }] = await Promise.all([
    Staff.find({}, { _id: 1 }).sort({ _id: 1 }).lean(),
    workspaceSettings(),
  ]);
  const owners = staff.map(({ _id }) => _id);
  const ids: string[] = [];
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start);
    const made = Array.from({ length: size }, (_, index) => generated(start + index, owners, stages, now));
    await Promise.all([
      CustomerModel.collection.insertMany(made.map(({ customer }) => customer)),
      ContactModel.collection.insertMany(made.map(({ contact }) => contact)),
      NoteModel.collection.insertMany(made.map(({ note }) => note)),
      TaskModel.collection.insertMany(made.flatMap(({ tasks }) => tasks)),
      MeetingModel.collection.insertMany(made.map(({ meeting }) => meeting)),
    ]);
    ids.push(...made.map(({ customer }) => customer._id.toHexString()));
  }
  return ids;
}

function generated(index: number, owners: readonly Types.ObjectId[], stages: readonly string[], now: Date) {
  const random = new Random(`customer ${index}`);
  const at = dayAt(now, -random.between(1, 700), 9);
  const stamps = { createdAt: at, updatedAt: at };
  const meetingDay = random.between(-20, 20);
  const customerId = new Types.ObjectId();
  const record = (tags: string[]) => ({
    _id: new Types.ObjectId(),
    customerId,
    externalId: null,
    tags,
    showInPortal: true,
    createdBy: BY,
    ...stamps,
  });
  const empty = richText('');
  return {
    customer: customerOf(index, customerId, random, owners[index % Math.max(owners.length, 1)] ?? null, stages, stamps),
    contact: {
      _id: new Types.ObjectId(),
      customerId,
      name: `Contact ${index + 1}`,
      email: `contact${index + 1}@customers.example`,
      phone: '',
      role: 'Project lead',
      language: null,
      timeZone: null,
      photoId: null,
      history: [],
      ...stamps,
      __v: 0,
    },
    note: {
      ...record(['recap']),
      title: 'Where we stand',
      body: richText('Everything is **on track**. The next step is with you.'),
      at,
    },
    tasks: Array.from({ length: TASKS_PER_CUSTOMER }, (_, n) =>
      taskOf(n, record(n === 0 ? ['onboarding'] : []), random, now),
    ),
    meeting: {
      ...record([]),
      title: 'Monthly call',
      startsAt: dayAt(now, meetingDay, 10),
      endsAt: dayAt(now, meetingDay, 11),
      location: '',
      joinUrl: 'https://meet.example/monthly',
      agenda: empty,
      recap: empty,
      recordingUrl: '',
      attendees: [`Contact ${index + 1}`],
    },
  };
}

function customerOf(
  index: number,
  _id: Types.ObjectId,
  random: Random,
  ownerId: Types.ObjectId | null,
  stages: readonly string[],
  stamps: { createdAt: Date; updatedAt: Date },
) {
  const name = `${random.pick(FIRST)} ${random.pick(SECOND)} ${random.pick(FORMS)}`;
  const externalId = `G-${String(index + 1).padStart(5, '0')}`;
  return {
    _id,
    name,
    externalId,
    ownerId,
    stage: stages[random.between(0, stages.length - 1)] ?? null,
    tags: [...new Set([random.pick(TAGS), random.pick(TAGS)])],
    logoId: null,
    website: '',
    phone: '',
    address: { street: '', city: 'Springfield', region: '', postalCode: '', country: '' },
    industry: random.pick(INDUSTRIES),
    language: null,
    timeZone: null,
    attributes: {},
    portalState: 'off' as const,
    portalPublished: false,
    portalUrl: '',
    history: [],
    lastVisitAt: null,
    ...derivedKeys({ id: _id.toHexString(), name, externalId, ownerId }),
    ...stamps,
    __v: 0,
  };
}

function taskOf<Base extends object>(n: number, base: Base, random: Random, now: Date) {
  const due = dayOf(now, random.between(-20, 40));
  const isDone = n === 3;
  return {
    ...base,
    title: ['Send the figures', 'Check the proposal', 'Name a contact', 'Sign the agreement'][n] ?? 'Next step',
    description: 'As we agreed in the last call.',
    due,
    dueKey: due,
    priority: random.pick(['low', 'normal', 'high'] as const),
    assignee: { kind: n % 2 === 0 ? ('customer' as const) : ('none' as const), id: null },
    isDone,
    done: isDone ? { at: dayAt(now, -2, 12), by: BY } : null,
  };
}
