import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import type { StoredActor } from '../../actors/actor.ts';
import type { RowError } from '../mapping/read-row.ts';

/** What a row's cells say, ready to be matched with what the workspace has. */
export interface Candidate<Values> {
  readonly line: number;
  readonly values: Values;
  readonly attributes: ReadonlyMap<string, string | number | boolean>;
}

/** What a row means for the workspace: errors, or what is to be written. */
export interface Resolution<Target> {
  readonly line: number;
  readonly errors: readonly RowError[];
  readonly action: 'create' | 'update';
  readonly target: Target | null;
}

/** What became of rows that were to be written: absent = written; an error = not imported at all. */
export type Refusals = ReadonlyMap<number, RowError>;

/** For whom and under which import rows are resolved and written. */
export interface WriteContext {
  readonly importId: Types.ObjectId;
  readonly by: StoredActor;
  readonly now: Date;
}

/** How rows of one kind become documents. Both work on a chunk of rows at a time. */
export interface RowWriter<Values, Target> {
  /** Values that only one row of a file can have, told as "the external id “X”". */
  readonly uniqueIn: (candidate: Candidate<Values>) => readonly string[];
  readonly resolve: (rows: readonly Candidate<Values>[], context: WriteContext) => Promise<Resolution<Target>[]>;
  /** The customer whose pages the row changes; null where it is new, and has none yet. */
  readonly changes: (target: Target) => Types.ObjectId | null;
  readonly write: (targets: ReadonlyMap<number, Target>, context: WriteContext) => Promise<Refusals>;
}

/**
 * Id of what a row makes: the same however often the row is written, so that a run that was cut off and goes on
 * makes nothing twice.
 */
export function idOfRow({ importId }: Pick<WriteContext, 'importId'>, line: number, what: string): Types.ObjectId {
  const digest = createHash('sha256').update(`${importId.toHexString()} ${line} ${what}`).digest('hex');
  return new Types.ObjectId(importId.toHexString().slice(0, 8) + digest.slice(0, 16));
}

/** Things by a key that may be shared. */
export function grouped<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
