import { Int32, Long, Timestamp } from 'bson';
import { CommandError } from '../../errors.ts';
import { cloneValue } from '../bson.ts';
import { compareValues, equalValues } from '../compare.ts';
import { compileQuery } from '../match.ts';
import { arithmetic, isNumeric, toExact, toInteger } from '../number.ts';
import { valueAt } from '../path.ts';
import { isOperatorDoc } from '../predicates.ts';
import { isRegex } from '../regex.ts';
import { compileSort } from '../sort.ts';
import { type Doc, isDoc, typeName } from '../value.ts';
import { assign, childOf, parentFor } from './update-paths.ts';

/** Changes one concrete path of a document. */
export type UpdateOperator = (doc: Doc, path: readonly string[], argument: unknown) => void;

/** The update operators by name. */
export const OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: (doc, path, value) => setAt(doc, path, cloneValue(value)),
  $setOnInsert: (doc, path, value) => setAt(doc, path, cloneValue(value)),
  $unset: (doc, path) => unsetAt(doc, path),
  $inc: (doc, path, amount) => calculate('$inc', doc, path, amount),
  $mul: (doc, path, amount) => calculate('$mul', doc, path, amount),
  $min: (doc, path, value) => limit(doc, path, value, -1),
  $max: (doc, path, value) => limit(doc, path, value, 1),
  $rename: rename,
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $bit: bit,
};

function last(path: readonly string[]): string {
  return path.at(-1) as string;
}

function setAt(doc: Doc, path: readonly string[], value: unknown): void {
  assign(parentFor(doc, path), last(path), value, path);
}

function unsetAt(doc: Doc, path: readonly string[]): void {
  const parent = valueAt(doc, path.slice(0, -1));
  if (Array.isArray(parent)) {
    const index = Number(last(path));
    if (Number.isInteger(index) && index < parent.length) parent[index] = null;
  } else if (isDoc(parent)) delete parent[last(path)];
}

function calculate(operator: '$inc' | '$mul', doc: Doc, path: readonly string[], amount: unknown): void {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(amount)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path.join('.')}: ${show(amount)}}`,
    );
  }
  const parent = parentFor(doc, path);
  const current = childOf(parent, last(path));
  if (current === undefined) {
    const start = operator === '$inc' ? amount : arithmetic('multiply', amount, new Int32(0));
    assign(parent, last(path), start, path);
    return;
  }
  if (!isNumeric(current)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(doc._id)}} has the field '${last(path)}' of non-numeric type ${typeName(current)}`,
    );
  }
  const result = arithmetic(operator === '$inc' ? 'add' : 'multiply', current, amount);
  if (result === undefined) {
    throw new CommandError(
      'BadValue',
      `Failed to apply ${operator} operations to current value (${show(current)}) for document {_id: ${show(doc._id)}}`,
    );
  }
  assign(parent, last(path), result, path);
}

function limit(doc: Doc, path: readonly string[], value: unknown, sign: 1 | -1): void {
  const parent = parentFor(doc, path);
  const name = last(path);
  const current = childOf(parent, name);
  if (current === undefined || compareValues(value, current) === sign) assign(parent, name, cloneValue(value), path);
}

function rename(doc: Doc, path: readonly string[], target: unknown): void {
  if (typeof target !== 'string') {
    throw new CommandError(
      'BadValue',
      `The 'to' field for $rename must be a string: ${path.join('.')}: ${show(target)}`,
    );
  }
  const to = target.split('.');
  for (const way of [path, to]) {
    for (let length = 1; length < way.length; length++) {
      if (Array.isArray(valueAt(doc, way.slice(0, length)))) {
        throw new CommandError(
          'BadValue',
          `The source or destination field of $rename cannot be an array element, '${way.join('.')}'`,
        );
      }
    }
  }
  const parent = valueAt(doc, path.slice(0, -1));
  if (!isDoc(parent) || !Object.hasOwn(parent, last(path))) return;
  const value = parent[last(path)];
  delete parent[last(path)];
  const place = parentFor(doc, to);
  if (isDoc(place)) delete place[last(to)];
  setAt(doc, to, value);
}

let timestampCounter = 0;

function currentDate(doc: Doc, path: readonly string[], argument: unknown): void {
  const type = isDoc(argument) ? argument.$type : 'date';
  if (typeof argument !== 'boolean' && type !== 'date' && type !== 'timestamp') {
    throw new CommandError('BadValue', "The '$type' string field is required to be 'date' or 'timestamp'");
  }
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  setAt(doc, path, type === 'timestamp' ? new Timestamp({ t: seconds, i: ++timestampCounter }) : now);
}

/** The array that an array operator works on; made empty where there is none. */
function arrayAt(doc: Doc, path: readonly string[], refusal: (type: string) => string): unknown[] {
  const parent = parentFor(doc, path);
  const current = childOf(parent, last(path));
  if (Array.isArray(current)) return current;
  if (current !== undefined) throw new CommandError('BadValue', refusal(typeName(current)));
  const made: unknown[] = [];
  assign(parent, last(path), made, path);
  return made;
}

function push(doc: Doc, path: readonly string[], argument: unknown): void {
  const name = path.join('.');
  const array = arrayAt(
    doc,
    path,
    (type) => `The field '${name}' must be an array but is of type ${type} in document {_id: ${show(doc._id)}}`,
  );
  if (!isDoc(argument) || !('$each' in argument)) {
    array.push(cloneValue(argument));
    return;
  }
  const { $each, $position, $slice, $sort, ...rest } = argument;
  const unknown = Object.keys(rest)[0];
  if (unknown) throw new CommandError('BadValue', `Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray($each)) {
    throw new CommandError(
      'BadValue',
      `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`,
    );
  }
  const position = $position === undefined ? array.length : wholeNumber('$position', $position);
  const at = position < 0 ? Math.max(0, array.length + position) : Math.min(position, array.length);
  array.splice(at, 0, ...$each.map(cloneValue));
  if ($sort !== undefined) sortElements(array, $sort);
  if ($slice !== undefined) {
    const count = wholeNumber('$slice', $slice);
    if (count >= 0) array.splice(count);
    else array.splice(0, Math.max(0, array.length + count));
  }
}

function wholeNumber(clause: string, value: unknown): number {
  const number = toInteger(value);
  if (number === undefined) {
    throw new CommandError(
      'BadValue',
      `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`,
    );
  }
  return number;
}

function sortElements(array: unknown[], sort: unknown): void {
  if (isNumeric(sort)) {
    const sign = Number(sort) < 0 ? -1 : 1;
    array.sort((a, b) => sign * compareValues(a, b));
    return;
  }
  if (!isDoc(sort))
    throw new CommandError(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const compare = compileSort(sort).compare;
  array.sort((a, b) => compare(isDoc(a) ? a : {}, isDoc(b) ? b : {}));
}

function addToSet(doc: Doc, path: readonly string[], argument: unknown): void {
  const array = arrayAt(
    doc,
    path,
    (type) => `Cannot apply $addToSet to a non-array field. Field named '${last(path)}' has a non-array type ${type}`,
  );
  const values = isDoc(argument) && '$each' in argument ? argument.$each : [argument];
  if (!Array.isArray(values)) {
    throw new CommandError(
      'TypeMismatch',
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(values)}`,
    );
  }
  for (const value of values) if (!array.some((element) => equalValues(element, value))) array.push(cloneValue(value));
}

function pop(doc: Doc, path: readonly string[], argument: unknown): void {
  const end = toInteger(argument);
  if (end !== 1 && end !== -1)
    throw new CommandError('FailedToParse', `$pop expects 1 or -1, found: ${show(argument)}`);
  const array = existingArray(
    doc,
    path,
    'TypeMismatch',
    `Path '${path.join('.')}' contains an element of non-array type`,
  );
  if (end === 1) array?.pop();
  else array?.shift();
}

function existingArray(
  doc: Doc,
  path: readonly string[],
  code: 'TypeMismatch' | 'BadValue',
  message: string,
): unknown[] | undefined {
  const value = valueAt(doc, path);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new CommandError(code, message);
  return value;
}

function pull(doc: Doc, path: readonly string[], condition: unknown): void {
  const array = existingArray(doc, path, 'BadValue', 'Cannot apply $pull to a non-array value');
  if (!array) return;
  const goes = pullCondition(condition);
  removeWhere(array, goes);
}

function pullCondition(condition: unknown): (element: unknown) => boolean {
  if (isRegex(condition) || isOperatorDoc(condition)) {
    const matcher = compileQuery({ value: condition });
    return (element) => matcher({ value: element });
  }
  if (!isDoc(condition)) return (element) => equalValues(element, condition);
  const matcher = compileQuery(condition);
  return (element) => isDoc(element) && matcher(element);
}

function pullAll(doc: Doc, path: readonly string[], values: unknown): void {
  if (!Array.isArray(values))
    throw new CommandError('BadValue', `$pullAll requires an array argument but was given a ${typeName(values)}`);
  const array = existingArray(doc, path, 'BadValue', 'Cannot apply $pull to a non-array value');
  if (array) removeWhere(array, (element) => values.some((value) => equalValues(element, value)));
}

function removeWhere(array: unknown[], goes: (element: unknown) => boolean): void {
  const kept = array.filter((element) => !goes(element));
  array.splice(0, array.length, ...kept);
}

function bit(doc: Doc, path: readonly string[], argument: unknown): void {
  if (!isDoc(argument)) throw new CommandError('BadValue', 'The $bit modifier is not compatible with a non-object');
  const parent = parentFor(doc, path);
  let value = childOf(parent, last(path)) ?? new Int32(0);
  for (const operation of Object.keys(argument)) {
    const operand = argument[operation];
    if (!isIntegral(value) || !isIntegral(operand)) {
      throw new CommandError('BadValue', `Cannot apply $bit to a value of non-integral type: ${typeName(value)}`);
    }
    value = bitwise(operation, value, operand);
  }
  assign(parent, last(path), value, path);
}

function isIntegral(value: unknown): value is Int32 | Long {
  return value instanceof Int32 || value instanceof Long;
}

function bitwise(operation: string, a: Int32 | Long, b: Int32 | Long): Int32 | Long {
  const [x, y] = [toExact(a).coefficient, toExact(b).coefficient];
  const results: Record<string, bigint> = { and: x & y, or: x | y, xor: x ^ y };
  const result = results[operation];
  if (result === undefined)
    throw new CommandError('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}'`);
  return a instanceof Int32 && b instanceof Int32 ? new Int32(Number(result)) : Long.fromBigInt(result);
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : isDoc(value) || Array.isArray(value)
      ? JSON.stringify(value)
      : String(value);
}
