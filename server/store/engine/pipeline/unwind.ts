import { Long } from 'bson';
import { CommandError } from '../../errors.ts';
import { valueAt } from '../../query/path.ts';
import { type Doc, isDoc, setField } from '../../query/value.ts';
import type { DocStream } from './stage.ts';

/** `$unwind`: one document per element of an array. */
export function unwind(argument: unknown): (source: DocStream) => DocStream {
  const spec: Doc = isDoc(argument) ? argument : { path: argument };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec;
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw new CommandError(
      'Location28818',
      `path option to $unwind stage should be prefixed with a '$': ${String(path)}`,
    );
  }
  const parts = path.slice(1).split('.');
  const keepsEmpty = preserveNullAndEmptyArrays === true;
  const withIndex = (doc: Doc, index: number | undefined): Doc => {
    if (typeof includeArrayIndex === 'string') {
      doc[includeArrayIndex] = index === undefined ? null : Long.fromNumber(index);
    }
    return doc;
  };
  return async function* (source) {
    for await (const doc of source) {
      const value = valueAt(doc, parts);
      if (Array.isArray(value)) {
        if (value.length === 0 && keepsEmpty) yield withIndex(without(doc, parts), undefined);
        for (const [i, element] of value.entries()) yield withIndex(replaced(doc, parts, element), i);
      } else if (value !== undefined && value !== null) yield withIndex({ ...doc }, undefined);
      else if (keepsEmpty) yield withIndex({ ...doc }, undefined);
    }
  };
}

/** The document with another value at a path; what lies beside the path is shared. */
function replaced(doc: Doc, path: readonly string[], value: unknown): Doc {
  const [name, ...rest] = path as [string, ...string[]];
  const copy = { ...doc };
  const inner = copy[name];
  setField(copy, name, rest.length === 0 ? value : replaced(isDoc(inner) ? inner : {}, rest, value));
  return copy;
}

function without(doc: Doc, path: readonly string[]): Doc {
  const [name, ...rest] = path as [string, ...string[]];
  const copy = { ...doc };
  const inner = copy[name];
  if (rest.length === 0) delete copy[name];
  else if (isDoc(inner)) setField(copy, name, without(inner, rest));
  return copy;
}
