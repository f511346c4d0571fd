import { Types } from 'mongoose';
import type { ActorInput } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { append, type LooseEntry } from './append.ts';
import { personDigest } from './chain.ts';
import type { AuditKind } from './kinds.ts';
import type { AuditActor, AuditDetail, AuditPerson, AuditSubject } from './model.ts';
import { keyOf, personOf } from './persons.ts';

/** Something that happened, as services hand it in. */
export interface AuditInput {
  readonly kind: AuditKind;
  readonly actor: ActorInput;
  readonly customerId: string | null;
  /** Whom or what it was done to; `contact` and `staff` are people. */
  readonly subject?: { readonly kind: string; readonly id: string; readonly name: string };
  /** Nothing about a person belongs here: details are never erased. */
  readonly details?: Readonly<Record<string, AuditDetail>>;
  /** Network address it came from; the actor's unless given. */
  readonly address?: string | null | undefined;
}

const MAX_TEXT = 500;
const NOBODY: AuditPerson = { person: null, digest: null, id: null, name: null, address: null };
const PEOPLE: ReadonlySet<string> = new Set(['contact', 'staff']);

/** Writes what happened to the audit, after it happened. Resolves when the entry is kept. */
export function audit(input: AuditInput): Promise<void> {
  return auditAll([input]);
}

/** Writes several entries, in this order. */
export async function auditAll(inputs: readonly AuditInput[]): Promise<void> {
  const people = peopleOnce();
  if (inputs.length > 0) await append(await Promise.all(inputs.map((input) => looseEntry(input, people))));
}

/** Pseudonym and salt by key; whoever stands in many entries of a batch is asked for once. */
type People = typeof personOf;

function peopleOnce(): People {
  const asked = new Map<string, ReturnType<People>>();
  return (key) => {
    const person = asked.get(key) ?? personOf(key);
    asked.set(key, person);
    return person;
  };
}

async function looseEntry(input: AuditInput, people: People): Promise<LooseEntry> {
  const [actor, subject] = await Promise.all([actorOf(input, people), subjectOf(input, people)]);
  return {
    at: clock.now(),
    kind: input.kind,
    customerId: input.customerId === null ? null : new Types.ObjectId(input.customerId),
    actor,
    subject,
    details: Object.fromEntries(
      Object.entries(input.details ?? {}).map(([key, value]) => [key, typeof value === 'string' ? text(value) : value]),
    ),
  };
}

async function actorOf({ actor, address: given, customerId }: AuditInput, people: People): Promise<AuditActor> {
  const address = given ?? actor.address ?? null;
  if (actor.kind === 'system') return { ...NOBODY, kind: actor.kind, name: text(actor.name) };
  const claim = `${customerId} ${address ?? ''} ${actor.name}`;
  return { kind: actor.kind, ...(await personPart(keyOf(actor.kind, actor.id ?? claim), actor, address, people)) };
}

async function subjectOf({ subject }: AuditInput, people: People): Promise<AuditSubject | null> {
  if (!subject) return null;
  const { kind, id, name } = subject;
  if (!PEOPLE.has(kind)) return { ...NOBODY, kind, thingId: id, thingName: text(name) };
  return { kind, thingId: null, thingName: null, ...(await personPart(keyOf(kind, id), subject, null, people)) };
}

async function personPart(
  key: string,
  { id, name }: { readonly id: string | null; readonly name: string },
  address: string | null,
  people: People,
): Promise<AuditPerson> {
  const { _id: person, salt } = await people(text(key));
  const told = { id: id === null ? null : new Types.ObjectId(id), name: text(name), address };
  return { person, digest: personDigest(salt, told), ...told };
}

/** As the store gives it back: half of a surrogate pair would not come back as it went in. */
function text(value: string): string {
  return value.slice(0, MAX_TEXT).replace(/\p{Surrogate}/gu, '\uFFFD');
}
