import { LRUCache } from 'lru-cache';
import { entryHash, personDigest } from './chain.ts';
import {
  type AuditEntryFields,
  AuditEntryModel,
  type AuditHeadFields,
  AuditHeadModel,
  type AuditPerson,
  AuditPersonModel,
} from './model.ts';
import { isErased } from './presenter.ts';

/** What going through the chain found. */
export interface Verification {
  readonly entries: number;
  /** The first thing that is wrong, in a sentence; null where nothing is. */
  readonly problem: string | null;
  /** The last entry: `<number>:<hash>`. Kept elsewhere, it tells later whether everything up to it is still the same. */
  readonly head: string | null;
}

const ENTRY_KEYS = '_id,actor,at,customerId,details,hash,kind,prevHash,subject';
const ACTOR_KEYS = 'address,digest,id,kind,name,person';
const SUBJECT_KEYS = `${ACTOR_KEYS},thingId,thingName`;

/**
 * Goes through the whole chain. `expected` is a head noted earlier. It cannot tell when somebody who may write to the
 * database made a whole chain anew together with its recorded end, unless there is an expected head.
 */
export async function verifyAudit(expected?: string): Promise<Verification> {
  // Before the entries: those that come meanwhile are behind it.
  const recorded = await AuditHeadModel.findById('head').lean();
  const chain = new Chain(recorded, expected);
  for await (const entry of AuditEntryModel.find().sort({ _id: 1 }).lean().cursor({ batchSize: 1000 })) {
    const problem = await chain.add(entry);
    if (problem) return { entries: chain.count, problem, head: chain.head };
  }
  return { entries: chain.count, problem: chain.problemAtEnd(), head: chain.head };
}

/** The chain as far as it was looked at. */
class Chain {
  count = 0;
  readonly #recorded: Pick<AuditHeadFields, 'count' | 'hash'> | null;
  readonly #expected: string | undefined;
  #hash = '';
  #expectedSeen = false;
  /** Entries of which a person is gone, by pseudonym, until an entry says that they were erased. */
  readonly #gone = new Map<string, number>();
  readonly #erased = new Set<string>();
  readonly #salts = new LRUCache<string, string>({ max: 10_000 });

  constructor(recorded: Pick<AuditHeadFields, 'count' | 'hash'> | null, expected: string | undefined) {
    this.#recorded = recorded;
    this.#expected = expected;
  }

  get head(): string | null {
    return this.count === 0 ? null : `${this.count}:${this.#hash}`;
  }

  /** Looks at the next entry; answers what is wrong with it. */
  async add(entry: AuditEntryFields): Promise<string | null> {
    const number = this.count + 1;
    if (entry._id !== number) return `Entry ${number} is missing: what follows is entry ${entry._id}.`;
    if (!isWhole(entry)) return `Entry ${number} was changed: it does not have the parts that an entry has.`;
    if (hashOf(entry) !== entry.hash) return `Entry ${number} was changed: its content does not fit its hash.`;
    if (entry.prevHash !== this.#hash)
      return `Entry ${number} does not follow entry ${number - 1}: one of them was exchanged.`;
    for (const person of [entry.actor, entry.subject]) {
      const problem = person?.person ? await this.#personProblem(number, person, person.person) : null;
      if (problem) return problem;
    }
    if (/^(contact|staff)\.erased$/.test(entry.kind) && entry.subject?.person) this.#erased.add(entry.subject.person);
    this.count = number;
    this.#hash = entry.hash;
    if (this.head === this.#expected) this.#expectedSeen = true;
    if (number === this.#recorded?.count && entry.hash !== this.#recorded.hash)
      return `Entry ${number} is another one than was recorded when it was written: the end of the chain was exchanged.`;
    return null;
  }

  problemAtEnd(): string | null {
    const { count: recorded = 0 } = this.#recorded ?? {};
    if (this.count > 0 && !this.#recorded) return 'The record of how far the audit had come is missing.';
    if (recorded > this.count)
      return `The end is missing: ${recorded} entries were written, and there are ${this.count}.`;
    for (const [person, number] of this.#gone)
      if (!this.#erased.has(person))
        return `Somebody's name was taken out of entry ${number} although nobody erased that person.`;
    if (this.#expected !== undefined && !this.#expectedSeen)
      return `The entry ${this.#expected} that was noted earlier is not there: the chain was made anew.`;
    return null;
  }

  async #personProblem(number: number, told: AuditPerson, person: string): Promise<string | null> {
    if (isErased(told)) {
      if (!this.#gone.has(person)) this.#gone.set(person, number);
      return null;
    }
    const known = await this.#saltOf(person);
    if (known === null) return `Entry ${number} names somebody who was erased: erase that person again.`;
    return personDigest(known, told) === told.digest
      ? null
      : `Entry ${number} was changed: name, id or address of somebody in it are not what was written.`;
  }

  async #saltOf(person: string): Promise<string | null> {
    const kept = this.#salts.get(person);
    if (kept !== undefined) return kept;
    const found = await AuditPersonModel.findById(person).lean();
    if (found) this.#salts.set(person, found.salt);
    return found?.salt ?? null;
  }
}

/** Whether an entry has all its parts and no others: what the hash does not cover must not be there. */
function isWhole(entry: AuditEntryFields): boolean {
  const { actor, subject } = entry;
  return (
    keysOf(entry) === ENTRY_KEYS &&
    keysOf(actor) === ACTOR_KEYS &&
    (subject === null || keysOf(subject) === SUBJECT_KEYS) &&
    entry.at instanceof Date &&
    typeof entry.details === 'object' &&
    entry.details !== null
  );
}

function keysOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort().join() : '';
}

/** The hash that an entry should have; null for one whose values are of no kind that was ever written. */
function hashOf(entry: AuditEntryFields): string | null {
  try {
    return entryHash(entry);
  } catch {
    return null;
  }
}

/** The finding in one sentence. */
export function verificationWords({ entries, problem }: Verification): string {
  if (problem) return problem;
  if (entries === 0) return 'The audit has no entries yet.';
  return `The audit is intact: ${entries === 1 ? 'its one entry is' : `all ${entries} entries are`} as they were written, in their order, and none is missing.`;
}
