import { CommandError } from '../../errors.ts';
import type { Collation } from '../collation.ts';
import { compileQuery, type MatchState } from '../match.ts';
import { arrayIndex, valueAt } from '../path.ts';
import { type Doc, isDoc } from '../value.ts';

/** The compiled `arrayFilters` of an update. */
export interface ArrayFilters {
  matches(identifier: string, element: unknown): boolean;
  checkUsed(paths: ReadonlyArray<readonly string[]>): void;
}

/** Compiles `arrayFilters`: each filter speaks of one identifier, the first part of its paths. */
export function parseArrayFilters(filters: readonly unknown[] = [], collation?: Collation): ArrayFilters {
  const byIdentifier = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    if (!isDoc(filter)) throw new CommandError('TypeMismatch', 'arrayFilters entries must be objects');
    const identifier = identifierOf(filter);
    if (!identifier)
      throw new CommandError(
        'FailedToParse',
        'Cannot use an expression without a top-level field name in arrayFilters',
      );
    if (byIdentifier.has(identifier)) {
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${identifier}`,
      );
    }
    const matcher = compileQuery(filter, { collation });
    byIdentifier.set(identifier, (element) => matcher({ [identifier]: element }));
  }
  return {
    matches: (identifier, element) => {
      const matches = byIdentifier.get(identifier);
      if (!matches) {
        throw new CommandError('BadValue', `No array filter found for identifier '${identifier}' in path`);
      }
      return matches(element);
    },
    checkUsed: (paths) => {
      const used = new Set(paths.flat());
      for (const identifier of byIdentifier.keys()) {
        if (!used.has(`$[${identifier}]`)) {
          throw new CommandError(
            'FailedToParse',
            `The array filter for identifier '${identifier}' was not used in the update`,
          );
        }
      }
    },
  };
}

function identifierOf(filter: Doc): string | undefined {
  for (const key of Object.keys(filter)) {
    if (!key.startsWith('$')) return key.split('.')[0];
    const branches = filter[key];
    if (Array.isArray(branches) && isDoc(branches[0])) return identifierOf(branches[0]);
  }
  return undefined;
}

/** The paths that an update path with `$`, `$[]` or `$[name]` stands for in this document. */
export function concretePaths(doc: Doc, path: readonly string[], state: MatchState, filters: ArrayFilters): string[][] {
  const at = path.findIndex((part) => part === '$' || part.startsWith('$['));
  if (at === -1) return [[...path]];
  const before = path.slice(0, at);
  const after = path.slice(at + 1);
  const part = path[at] as string;
  if (part === '$') {
    if (state.position === undefined) {
      throw new CommandError('BadValue', 'The positional operator did not find the match needed from the query.');
    }
    return concretePaths(doc, [...before, String(state.position), ...after], state, filters);
  }
  const array = valueAt(doc, before);
  if (!Array.isArray(array)) {
    const what = array === undefined ? 'The path must exist' : 'Cannot apply array updates to non-array element';
    throw new CommandError(
      'BadValue',
      `${what} in the document in order to apply array updates: '${before.join('.')}'`,
    );
  }
  const identifier = part.slice(2, -1);
  return array.flatMap((element, i) =>
    identifier === '' || filters.matches(identifier, element)
      ? concretePaths(doc, [...before, String(i), ...after], state, filters)
      : [],
  );
}

/** MongoDB applies changes in the order of their paths: numbers by value, names by their letters. */
export function orderPaths<T extends { path: readonly string[] }>(changes: readonly T[]): T[] {
  return changes.toSorted((a, b) => {
    const length = Math.min(a.path.length, b.path.length);
    for (let i = 0; i < length; i++) {
      const order = compareParts(a.path[i] as string, b.path[i] as string);
      if (order !== 0) return order;
    }
    return a.path.length - b.path.length;
  });
}

function compareParts(a: string, b: string): number {
  const x = arrayIndex(a);
  const y = arrayIndex(b);
  if (x !== undefined && y !== undefined) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Refuses two changes of which one lies within the other. */
export function checkConflicts(changes: ReadonlyArray<{ path: readonly string[] }>, renames: unknown): void {
  const targets = isDoc(renames) ? Object.values(renames).map((to) => String(to).split('.')) : [];
  const paths = orderPaths([...changes, ...targets.map((path) => ({ path }))]).map((change) => change.path.join('.'));
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('.');
      if (seen.has(prefix)) {
        throw new CommandError(
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${prefix}'`,
        );
      }
    }
    seen.add(path);
  }
}

/** The object or array that holds the last part of a path; embedded documents are made on the way. */
export function parentFor(doc: Doc, path: readonly string[]): Doc | unknown[] {
  let place: Doc | unknown[] = doc;
  for (let i = 0; i < path.length - 1; i++) {
    const part = path[i] as string;
    const next = childOf(place, part);
    if (next === undefined) {
      const made: Doc = {};
      assign(place, part, made, path);
      place = made;
    } else if (isDoc(next) || Array.isArray(next)) place = next;
    else throw notViable(path[i + 1] as string, part, next);
  }
  if (Array.isArray(place) && arrayIndex(path.at(-1) as string) === undefined) {
    throw notViable(path.at(-1) as string, path.at(-2) ?? '', place);
  }
  return place;
}

/** The value that a place holds under a name or index. */
export function childOf(place: Doc | unknown[], part: string): unknown {
  if (Array.isArray(place)) {
    const index = arrayIndex(part);
    return index === undefined ? undefined : place[index];
  }
  return Object.hasOwn(place, part) ? place[part] : undefined;
}

/** The greatest gap that setting an element behind an array's end may fill with nulls. */
const MAX_PADDING = 1_500_000;

/** Sets a field or element; an array is filled with nulls up to a new element. */
export function assign(place: Doc | unknown[], part: string, value: unknown, path: readonly string[]): void {
  if (!Array.isArray(place)) {
    if (part === '__proto__') {
      Object.defineProperty(place, part, { value, writable: true, enumerable: true, configurable: true });
    } else place[part] = value;
    return;
  }
  const index = arrayIndex(part);
  if (index === undefined) throw notViable(part, path.at(-2) ?? '', place);
  if (index > place.length + MAX_PADDING) {
    throw new CommandError('CannotBackfillArray', `can't backfill more than ${MAX_PADDING} elements`);
  }
  while (place.length < index) place.push(null);
  place[index] = value;
}

function notViable(fieldName: string, parentName: string, parent: unknown): CommandError {
  const shown = JSON.stringify(parent) ?? 'undefined';
  return new CommandError(
    'PathNotViable',
    `Cannot create field '${fieldName}' in element {${parentName}: ${shown.slice(0, 200)}}`,
  );
}
