import { type Doc, isDoc } from './value.ts';

/**
 * Visits every value that a dotted path reaches in a document, as MongoDB's matching does: arrays on
 * the way are entered, both by index and through their embedded documents. A missing field is visited as
 * `undefined` with `exists` false. Stops, and returns true, as soon as a visit returns true.
 */
export function visitPath(doc: Doc, path: readonly string[], visit: PathVisitor): boolean {
  return visitDoc(doc, path, 0, visit, undefined);
}

/** Called with a value that a path reaches; `position` is the index in the outermost array on the way. */
export type PathVisitor = (value: unknown, exists: boolean, position: number | undefined) => boolean;

function visitDoc(
  doc: Doc,
  path: readonly string[],
  at: number,
  visit: PathVisitor,
  position: number | undefined,
): boolean {
  const name = path[at] as string;
  if (!Object.hasOwn(doc, name)) return visit(undefined, false, position);
  return visitValue(doc[name], path, at + 1, visit, position);
}

function visitValue(
  value: unknown,
  path: readonly string[],
  at: number,
  visit: PathVisitor,
  position: number | undefined,
): boolean {
  if (at === path.length) return visit(value, true, position);
  if (isDoc(value)) return visitDoc(value, path, at, visit, position);
  if (!Array.isArray(value)) return visit(undefined, false, position);
  const index = arrayIndex(path[at] as string);
  if (index !== undefined && index < value.length) {
    if (visitValue(value[index], path, at + 1, visit, position ?? index)) return true;
  }
  for (let i = 0; i < value.length; i++) {
    const element: unknown = value[i];
    if (isDoc(element) && visitDoc(element, path, at, visit, position ?? i)) return true;
  }
  return false;
}

/** The array index that a path component names, if it names one. */
export function arrayIndex(component: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(component) ? Number(component) : undefined;
}

/** The value at a dotted path without entering arrays implicitly; array indexes are followed. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let value = doc;
  for (const component of path) {
    if (isDoc(value)) value = Object.hasOwn(value, component) ? value[component] : undefined;
    else if (Array.isArray(value)) {
      const index = arrayIndex(component);
      value = index === undefined ? undefined : value[index];
    } else return undefined;
  }
  return value;
}
