import { ObjectId } from 'bson';
import { CommandError } from '../../errors.ts';
import type { Collation } from '../collation.ts';
import { equalValues } from '../compare.ts';
import { type PipelineTools, runDocumentPipeline } from '../document-stages.ts';
import type { MatchState } from '../match.ts';
import { isOperatorDoc } from '../predicates.ts';
import { type Doc, field, isDoc, setField } from '../value.ts';
import { OPERATORS } from './operators.ts';
import { type ArrayFilters, checkConflicts, concretePaths, orderPaths, parseArrayFilters } from './update-paths.ts';

/** How an update is to be applied, beside the update itself. */
export interface UpdateContext {
  arrayFilters?: readonly unknown[] | undefined;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
}

/** A compiled update: changes a decoded document in place or returns another one. */
export interface Update {
  kind: 'operators' | 'replacement' | 'pipeline';
  /** The new document. `inserted` is set when it is the start of an upsert. */
  apply(doc: Doc, state: MatchState, inserted: boolean): Doc;
}

/** Compiles what a client gave as update: operators, a whole document, or a pipeline. */
export function compileUpdate(update: unknown, context: UpdateContext = {}): Update {
  if (Array.isArray(update)) return pipelineUpdate(update, context);
  if (!isDoc(update)) {
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array');
  }
  const first = Object.keys(update)[0];
  return first?.startsWith('$') ? operatorUpdate(update, context) : replacement(update);
}

function pipelineUpdate(stages: unknown[], { variables, collation }: UpdateContext): Update {
  const tools: PipelineTools = { variables, collation };
  const run = runDocumentPipeline(stages, tools);
  return { kind: 'pipeline', apply: (doc) => keepId(doc, run(doc)) };
}

function replacement(update: Doc): Update {
  for (const key of Object.keys(update)) {
    if (key.startsWith('$')) {
      throw new CommandError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${key}' in '${key}' is not allowed in the context of an update's replacement document.`,
      );
    }
  }
  return { kind: 'replacement', apply: (doc) => keepId(doc, update) };
}

/** `_id` stays what it was, and first; another one is refused. */
function keepId(before: Doc, after: Doc): Doc {
  const id = field(before, '_id');
  const given = field(after, '_id');
  if (id === undefined) return after;
  if (given !== undefined && !equalValues(given, id)) {
    throw new CommandError(
      'ImmutableField',
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${String(given)}`,
    );
  }
  const result: Doc = { _id: id };
  for (const key of Object.keys(after)) if (key !== '_id') setField(result, key, after[key]);
  return result;
}

interface Change {
  path: readonly string[];
  operator: string;
  argument: unknown;
}

function operatorUpdate(update: Doc, context: UpdateContext): Update {
  const filters = parseArrayFilters(context.arrayFilters, context.collation);
  const changes = orderPaths(readChanges(update));
  checkConflicts(changes, update.$rename);
  filters.checkUsed(changes.map((change) => change.path));
  return { kind: 'operators', apply: (doc, state, inserted) => applyChanges(doc, changes, filters, state, inserted) };
}

function readChanges(update: Doc): Change[] {
  const changes: Change[] = [];
  for (const operator of Object.keys(update)) {
    if (!OPERATORS[operator]) {
      throw new CommandError(
        'FailedToParse',
        operator.startsWith('$')
          ? `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`
          : `The dollar ($) prefixed field '${operator}' is not valid for storage.`,
      );
    }
    const fields = update[operator];
    if (!isDoc(fields)) {
      throw new CommandError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${String(fields)}}`,
      );
    }
    for (const name of Object.keys(fields)) {
      const path = name.split('.');
      if (path.includes('')) {
        throw new CommandError(
          'EmptyFieldName',
          `The update path '${name}' contains an empty field name, which is not allowed.`,
        );
      }
      changes.push({ path, operator, argument: fields[name] });
    }
  }
  return changes;
}

function applyChanges(
  doc: Doc,
  changes: readonly Change[],
  filters: ArrayFilters,
  state: MatchState,
  inserted: boolean,
): Doc {
  const idBefore = field(doc, '_id');
  for (const { path, operator, argument } of changes) {
    if (operator === '$setOnInsert' && !inserted) continue;
    const apply = OPERATORS[operator] as (typeof OPERATORS)[string];
    for (const concrete of concretePaths(doc, path, state, filters)) apply(doc, concrete, argument);
  }
  const idAfter = field(doc, '_id');
  if (idBefore !== undefined && (idAfter === undefined || !equalValues(idBefore, idAfter))) {
    throw new CommandError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return doc;
}

/** The document an upsert starts from: what the query says must be equal. */
export function upsertBase(query: Doc): Doc {
  const base: Doc = {};
  const set = OPERATORS.$set as (typeof OPERATORS)[string];
  const collect = (part: Doc) => {
    for (const key of Object.keys(part)) {
      const value = part[key];
      if (key === '$and' && Array.isArray(value)) for (const inner of value) isDoc(inner) && collect(inner);
      else if (key === '$or' && Array.isArray(value) && value.length === 1 && isDoc(value[0])) collect(value[0]);
      else if (!key.startsWith('$')) {
        const equal = equalValue(value);
        if (equal) set(base, key.split('.'), equal.value);
      }
    }
  };
  collect(query);
  return base;
}

function equalValue(condition: unknown): { value: unknown } | undefined {
  if (!isOperatorDoc(condition)) {
    return condition instanceof RegExp || (condition as { _bsontype?: string } | null)?._bsontype === 'BSONRegExp'
      ? undefined
      : { value: condition };
  }
  if ('$eq' in condition) return { value: condition.$eq };
  for (const list of [condition.$in, condition.$all]) {
    if (Array.isArray(list) && list.length === 1 && !isOperatorDoc(list[0])) return { value: list[0] };
  }
  return undefined;
}

/** The document that an upsert inserts, with an `_id` made where neither query nor update gives one. */
export function upsertDocument(query: Doc, update: Update): Doc {
  const base = upsertBase(query);
  const start = update.kind === 'replacement' ? (field(base, '_id') === undefined ? {} : { _id: base._id }) : base;
  return withId(update.apply(start, {}, true));
}

/** The document with `_id` as its first field. */
export function withId(doc: Doc): Doc {
  const id = field(doc, '_id') ?? (Object.hasOwn(doc, '_id') ? null : new ObjectId());
  const result: Doc = { _id: id };
  for (const key of Object.keys(doc)) if (key !== '_id') setField(result, key, doc[key]);
  return result;
}
