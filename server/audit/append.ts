import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../http/database-errors.ts';
import { blankPersons } from './blank.ts';
import { entryHash } from './chain.ts';
import {
  type AuditEntryFields,
  AuditEntryModel,
  type AuditHeadFields,
  AuditHeadModel,
  AuditPersonModel,
} from './model.ts';

/** Past the models: entries are made whole here, and every sign-in and guess waits for its own. */
const chain = AuditEntryModel.collection as unknown as mongo.Collection<AuditEntryFields>;
const heads = AuditHeadModel.collection as unknown as mongo.Collection<AuditHeadFields>;

/** An entry that has no place in the chain yet. */
export type LooseEntry = Omit<AuditEntryFields, '_id' | 'prevHash' | 'hash'>;

interface Waiting {
  readonly entries: readonly LooseEntry[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

let waiting: Waiting[] = [];
let writing = false;

/** Puts entries at the end of the chain. What several requests hand in while one write is under way is written together. */
export function append(entries: readonly LooseEntry[]): Promise<void> {
  return new Promise((done, failed) => {
    waiting.push({ entries, done, failed });
    if (!writing) void writeWaiting();
  });
}

async function writeWaiting(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    try {
      await write(batch.flatMap(({ entries }) => entries));
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
  writing = false;
}

async function write(entries: readonly LooseEntry[]): Promise<void> {
  let left = entries;
  while (left.length > 0) left = left.slice(await writeAfterHead(left));
  await blankErased(entries);
}

/** Writes as many as find their place free; another process that was faster makes the rest look for the new end. */
async function writeAfterHead(entries: readonly LooseEntry[]): Promise<number> {
  const last = await chain.findOne({}, { projection: { hash: 1 }, sort: { _id: -1 } });
  const chained: AuditEntryFields[] = [];
  for (const entry of entries) {
    const before = chained.at(-1) ?? last;
    const placed = { ...entry, _id: (before?._id ?? 0) + 1, prevHash: before?.hash ?? '' };
    chained.push({ ...placed, hash: entryHash(placed) });
  }
  let written = chained.length;
  try {
    await chain.insertMany(chained, { ordered: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    written = firstRefused(error);
  }
  const head = chained[written - 1];
  if (head) await moveHead(head);
  return written;
}

/** The place in an ordered write of what was refused: everything before it was written, nothing after it. */
function firstRefused(error: unknown): number {
  const { writeErrors } = error as mongo.MongoBulkWriteError;
  return [writeErrors].flat()[0]?.index ?? 0;
}

async function moveHead({ _id: count, hash }: AuditEntryFields): Promise<void> {
  try {
    await heads.updateOne({ _id: 'head', count: { $lt: count } }, { $set: { count, hash } }, { upsert: true });
  } catch (error) {
    // Another process has moved it further already.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** A contact may have been erased between looking up their pseudonym and the write. */
async function blankErased(entries: readonly LooseEntry[]): Promise<void> {
  const mentioned = new Set<string>();
  for (const { actor, subject } of entries)
    for (const who of [actor, subject]) if (who?.kind === 'contact' && who.person) mentioned.add(who.person);
  if (mentioned.size === 0) return;
  const known = await AuditPersonModel.find({ _id: { $in: [...mentioned] } }, { _id: 1 }).lean();
  for (const { _id } of known) mentioned.delete(_id);
  await blankPersons([...mentioned]);
}
