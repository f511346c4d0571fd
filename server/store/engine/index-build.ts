import { Int32 } from 'bson';
import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';
import type { CollectionInfo } from './catalog.ts';
import type { Engine } from './engine.ts';
import { type Index, isIdKey } from './index-definition.ts';
import { sameKey } from './planner.ts';
import { RecordTables } from './record-keys.ts';
import type { WriteScope } from './write-queue.ts';

/** Makes indexes on a collection and fills them from its documents, while others go on working. */
export async function buildIndexes(
  engine: Engine,
  db: string,
  name: string,
  specs: readonly Doc[],
): Promise<{ before: number; after: number }> {
  const { info, added, before } = await engine.queue.run((scope) => {
    const info = engine.collection(scope, db, name);
    const before = info.indexes.length;
    const added = specs.flatMap((spec) => {
      const index = newIndex(engine, info, normalized(spec));
      if (!index) return [];
      index.building = info.count > 0;
      engine.catalog.addIndex(scope, info, index);
      if (index.building) engine.builds.add(index.id);
      return [index];
    });
    return { info, added, before };
  });
  try {
    for (const index of added) if (index.building) await fill(engine, info, index);
  } catch (error) {
    await engine.queue.run((scope) => {
      if (!engine.catalog.has(info)) return;
      for (const index of added) if (info.indexes.includes(index)) engine.catalog.removeIndex(scope, info, index);
    });
    engine.purgeSoon();
    throw error;
  } finally {
    for (const index of added) engine.builds.delete(index.id);
  }
  return { before, after: before + added.length };
}

/** The specification with a version, as MongoDB lists it. */
function normalized(spec: Doc): Doc {
  const { key, name, v: _version, background: _background, ns: _namespace, ...rest } = spec;
  return { v: new Int32(2), key, name, ...rest };
}

/** The index to make; `undefined` when there is the same one already. */
function newIndex(engine: Engine, info: CollectionInfo, spec: Doc): Index | undefined {
  const index = engine.catalog.defineIndex(spec);
  if (isIdKey(spec.key as Doc)) return undefined;
  for (const existing of info.indexes) {
    const isSameKey = sameKey(existing.spec.key as Doc, spec.key as Doc);
    if (existing.name === index.name) {
      if (isSameKey && sameOptions(existing.spec, spec)) return undefined;
      throw new CommandError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${show(spec)}, existing index: ${show(existing.spec)}`,
      );
    }
    if (isSameKey && samePlace(existing.spec, spec)) {
      throw new CommandError('IndexOptionsConflict', `Index already exists with a different name: ${existing.name}`);
    }
  }
  return index;
}

const OPTIONS = ['unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression', 'collation'] as const;

function sameOptions(a: Doc, b: Doc): boolean {
  const pick = (spec: Doc) =>
    encode(
      Object.fromEntries(
        OPTIONS.filter((name) => spec[name] !== undefined && spec[name] !== false).map((name) => [name, spec[name]]),
      ),
    );
  return pick(a).equals(pick(b));
}

/** Indexes with the same key may stand side by side when filter or collation differ. */
function samePlace(a: Doc, b: Doc): boolean {
  const pick = (spec: Doc) =>
    encode({ filter: spec.partialFilterExpression ?? null, collation: spec.collation ?? null });
  return pick(a).equals(pick(b));
}

function show(spec: Doc): string {
  return JSON.stringify({ key: spec.key, name: spec.name });
}

/** How many documents one step reads. */
const CHUNK = 200;

async function fill(engine: Engine, info: CollectionInfo, index: Index): Promise<void> {
  let after: Buffer | undefined;
  for (;;) {
    // The place to go on from is taken over only when the step is on disk: a step may be run again.
    const from = after;
    const step = await engine.queue.run((scope) => fillStep(engine, scope, info, index, from));
    if (step.isDone) return;
    after = step.after;
  }
}

function fillStep(engine: Engine, scope: WriteScope, info: CollectionInfo, index: Index, from: Buffer | undefined) {
  if (!engine.catalog.has(info) || !info.indexes.includes(index)) {
    throw new CommandError(
      'OperationFailed',
      `Index build failed: ${index.name} of ${info.db}.${info.name} was dropped`,
    );
  }
  const entries = engine.storage.documents.read(RecordTables.allDocuments(info.id), { limit: CHUNK, after: from });
  for (const { key, value } of entries) {
    engine.records.indexExisting(scope, info, index, RecordTables.recordOf(key), decode(value));
  }
  const isDone = entries.length < CHUNK;
  if (isDone) {
    index.building = false;
    scope.onUndo(() => {
      index.building = true;
    });
    engine.catalog.save(scope, info);
  }
  return { isDone, after: entries.at(-1)?.key ?? from };
}
