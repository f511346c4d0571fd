import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import { isRegex } from '../query/regex.ts';
import { type Doc, isDoc, setField } from '../query/value.ts';
import type { Engine } from './engine.ts';
import type { StoredDoc } from './records.ts';
import type { RetryableWrite } from './retry-log.ts';

/** A write of a batch that was refused. */
export interface WriteFailure {
  index: number;
  error: CommandError;
}

/** How long one transaction works on a batch. */
const CHUNK_MS = 15;

/** Inserts documents; with `ordered` the first refused one ends the batch. */
export async function insertMany(
  engine: Engine,
  db: string,
  collection: string,
  documents: readonly Buffer[],
  ordered: boolean,
  write?: RetryableWrite,
): Promise<{ inserted: number; failures: WriteFailure[] }> {
  const failures: WriteFailure[] = [];
  let inserted = 0;
  let at = 0;
  while (at < documents.length) {
    const start = at;
    const chunk = await engine.queue.run((scope) => {
      const result = { inserted: 0, failures: [] as WriteFailure[], next: start };
      const info = engine.collection(scope, db, collection);
      const until = performance.now() + CHUNK_MS;
      for (; result.next < documents.length && (result.next === start || performance.now() < until); result.next++) {
        try {
          const index = result.next;
          engine.retries.once(write && { write, index }, () => {
            engine.records.insert(scope, info, storable(documents[index] as Buffer));
            return {};
          });
          result.inserted++;
        } catch (error) {
          if (!(error instanceof CommandError)) throw error;
          result.failures.push({ index: result.next, error });
          if (ordered) break;
        }
      }
      return result;
    });
    inserted += chunk.inserted;
    failures.push(...chunk.failures);
    if (ordered && chunk.failures.length > 0) break;
    at = chunk.next;
  }
  return { inserted, failures };
}

/** The document as it is stored: with `_id` in first place, otherwise byte for byte as it was sent. */
function storable(sent: Buffer): StoredDoc {
  const doc = decode(sent);
  const id = doc._id;
  if (Array.isArray(id) || isRegex(id) || (Object.hasOwn(doc, '_id') && id === undefined)) {
    const kind = Array.isArray(id) ? 'array' : id === undefined ? 'undefined' : 'regex';
    throw new CommandError('InvalidIdField', `The '_id' value cannot be of type ${kind}`);
  }
  checkId(id);
  if (Object.keys(doc)[0] === '_id') return { raw: sent, doc };
  const ordered: Doc = { _id: Object.hasOwn(doc, '_id') ? id : new ObjectId() };
  for (const key of Object.keys(doc)) if (key !== '_id') setField(ordered, key, doc[key]);
  return { raw: encode(ordered), doc: ordered };
}

function checkId(id: unknown): void {
  if (!isDoc(id)) return;
  const dollar = Object.keys(id).find((key) => key.startsWith('$'));
  if (dollar)
    throw new CommandError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
}
