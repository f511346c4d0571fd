import { randomBytes } from 'node:crypto';
import { CommandError } from '../../errors.ts';
import { encode } from '../../query/bson.ts';
import { valueAt } from '../../query/path.ts';
import { compileUpdate, type Update } from '../../query/update/update.ts';
import { type Doc, isDoc } from '../../query/value.ts';
import { buildIndexes } from '../index-build.ts';
import { insertMany } from '../insert.ts';
import { modify } from '../modify.ts';
import type { DocStream, PipelineContext } from './stage.ts';

/** How many documents are written at once. */
const BATCH = 500;

async function* batches(source: DocStream): AsyncGenerator<Doc[]> {
  let batch: Doc[] = [];
  for await (const doc of source) {
    batch.push(doc);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** `$out`: the result replaces a collection, as a whole or, when anything fails, not at all. */
export function out(argument: unknown, { engine, db: ownDb }: PipelineContext): (source: DocStream) => DocStream {
  const { db, coll } = target('$out', argument, ownDb);
  return async function* (source) {
    const temporary = `tmp.agg_out.${randomBytes(8).toString('hex')}`;
    try {
      const specs =
        engine.catalog
          .find(db, coll)
          ?.indexes.slice(1)
          .map((index) => index.spec) ?? [];
      await engine.queue.run((scope) => engine.collection(scope, db, temporary));
      await buildIndexes(engine, db, temporary, specs);
      for await (const batch of batches(source)) {
        const { failures } = await insertMany(engine, db, temporary, batch.map(encode), true);
        if (failures[0]) throw failures[0].error;
      }
      await engine.queue.run((scope) => {
        const existing = engine.catalog.find(db, coll);
        if (existing) engine.catalog.drop(scope, existing);
        const made = engine.catalog.find(db, temporary);
        if (made) engine.catalog.rename(scope, made, db, coll);
      });
    } catch (error) {
      await engine.queue.run((scope) => {
        const made = engine.catalog.find(db, temporary);
        if (made) engine.catalog.drop(scope, made);
      });
      throw error;
    } finally {
      engine.purgeSoon();
    }
  };
}

/** `$merge`: each document of the result goes into a collection, meeting what is there already. */
export function merge(
  argument: unknown,
  { engine, db: ownDb, variables }: PipelineContext,
): (source: DocStream) => DocStream {
  const spec: Doc = isDoc(argument) ? argument : { into: argument };
  const { db, coll } = target('$merge', spec.into, ownDb);
  const on = (Array.isArray(spec.on) ? spec.on : [spec.on ?? '_id']) as string[];
  const whenMatched = spec.whenMatched ?? 'merge';
  const whenNotMatched = spec.whenNotMatched ?? 'insert';
  if (!Array.isArray(whenMatched) && !['replace', 'keepExisting', 'merge', 'fail'].includes(whenMatched as string)) {
    throw new CommandError(
      'BadValue',
      `Enumeration value '${String(whenMatched)}' for field '$merge.whenMatched' is not a valid value.`,
    );
  }
  if (!['insert', 'discard', 'fail'].includes(whenNotMatched as string)) {
    throw new CommandError(
      'BadValue',
      `Enumeration value '${String(whenNotMatched)}' for field '$merge.whenNotMatched' is not a valid value.`,
    );
  }
  return async function* (source) {
    for await (const doc of source) {
      const filter = Object.fromEntries(on.map((path) => [path, { $eq: valueAt(doc, path.split('.')) ?? null }]));
      const info = engine.catalog.find(db, coll);
      const exists = info !== undefined && (await engine.find(info, { filter, limit: 1 }).next()) !== undefined;
      if (exists && whenMatched === 'fail') {
        throw new CommandError('DuplicateKey', '$merge with whenMatched: fail found an existing document');
      }
      if (!exists && whenNotMatched === 'fail') {
        throw new CommandError(
          'MergeStageNoMatchingDocument',
          '$merge could not find a matching document in the target collection for at least one document in the source collection',
        );
      }
      if (!exists && whenNotMatched === 'insert') {
        const { failures } = await insertMany(engine, db, coll, [encode(doc)], true);
        if (failures[0]) throw failures[0].error;
      }
      if (exists && whenMatched !== 'keepExisting') {
        await modify(engine, {
          db,
          collection: coll,
          filter,
          update: mergeUpdate(whenMatched, doc, variables),
          multi: false,
          upsert: false,
        });
      }
    }
  };
}

function mergeUpdate(whenMatched: unknown, doc: Doc, variables: Doc | undefined): Update {
  const { _id, ...rest } = doc;
  if (Array.isArray(whenMatched)) return compileUpdate(whenMatched, { variables: { ...variables, new: doc } });
  return compileUpdate(whenMatched === 'replace' ? rest : { $set: rest });
}

function target(stage: string, value: unknown, ownDb: string): { db: string; coll: string } {
  if (typeof value === 'string') return { db: ownDb, coll: value };
  if (isDoc(value) && typeof value.coll === 'string') {
    return { db: typeof value.db === 'string' ? value.db : ownDb, coll: value.coll };
  }
  throw new CommandError('FailedToParse', `${stage} needs the name of a collection`);
}
