import { CommandError } from '../errors.ts';
import { bitsPredicate } from './bits.ts';
import { evaluate } from './expressions.ts';
import { isNumeric, toDouble } from './number.ts';
import { visitPath } from './path.ts';
import {
  comparison,
  equals,
  isOperatorDoc,
  type MatchOptions,
  modPredicate,
  oneOf,
  type Predicate,
  regexPredicate,
  sizePredicate,
  typePredicate,
} from './predicates.ts';
import { isRegex } from './regex.ts';
import { type Doc, isDoc } from './value.ts';

/** What matching a document may leave behind for the positional `$` operator. */
export interface MatchState {
  /** The index of the first array element that met the query. */
  position?: number | undefined;
}

/** Decides whether a document meets a query. */
export type Matcher = (doc: Doc, state?: MatchState) => boolean;

/** Compiles a query document; refuses operators that MongoDB does not know, in its words. */
export function compileQuery(query: Doc, options: MatchOptions = {}): Matcher {
  const clauses = Object.keys(query).map((key) => compileClause(key, query[key], options));
  if (clauses.length === 1) return clauses[0] as Matcher;
  return (doc, state) => clauses.every((clause) => clause(doc, state));
}

function compileClause(key: string, condition: unknown, options: MatchOptions): Matcher {
  switch (key) {
    case '$and':
      return all(branches(key, condition, options));
    case '$or': {
      const any = branches(key, condition, options);
      return (doc, state) => any.some((branch) => branch(doc, state));
    }
    case '$nor': {
      const none = branches(key, condition, options);
      return (doc) => !none.some((branch) => branch(doc));
    }
    case '$expr':
      return (doc) => isTruthy(evaluate(doc, condition, options.expressions));
    case '$comment':
      return () => true;
    case '$alwaysTrue':
      return () => true;
    case '$alwaysFalse':
      return () => false;
    case '$where':
      throw new CommandError('BadValue', '$where is not supported: this server runs no JavaScript');
    case '$text':
      throw new CommandError('IndexNotFound', 'text index required for $text query');
    case '$jsonSchema':
      throw new CommandError('BadValue', '$jsonSchema is not supported by this server');
    default:
      if (key.startsWith('$')) {
        throw new CommandError(
          'BadValue',
          `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
        );
      }
      return compileField(key, condition, options);
  }
}

/** Whether an expression's result counts as true. */
function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !(isNumeric(value) && toDouble(value) === 0);
}

function all(matchers: Matcher[]): Matcher {
  return (doc, state) => matchers.every((matcher) => matcher(doc, state));
}

function branches(name: string, condition: unknown, options: MatchOptions): Matcher[] {
  if (!Array.isArray(condition)) throw new CommandError('BadValue', `${name} argument must be an array`);
  if (condition.length === 0) {
    throw new CommandError('BadValue', '$and/$or/$nor must be a nonempty array');
  }
  return condition.map((branch) => {
    if (!isDoc(branch)) {
      throw new CommandError('BadValue', '$or/$and/$nor entries need to be full objects');
    }
    return compileQuery(branch, options);
  });
}

function compileField(path: string, condition: unknown, options: MatchOptions): Matcher {
  const parts = path.split('.');
  if (!isOperatorDoc(condition)) {
    return onPath(parts, isRegex(condition) ? regexPredicate(condition) : equals(condition, options), options);
  }
  const matchers: Matcher[] = [];
  for (const operator of Object.keys(condition)) {
    const matcher = compileOperator(parts, operator, condition[operator], condition, options);
    if (matcher) matchers.push(matcher);
  }
  return matchers.length === 1 ? (matchers[0] as Matcher) : all(matchers);
}

/** A matcher that is met when some value at the path meets the predicate. */
function onPath(parts: readonly string[], predicate: Predicate, options: MatchOptions): Matcher {
  const { test } = predicate;
  const descends = predicate.descends && !options.isElement;
  return (doc, state) =>
    visitPath(doc, parts, (value, exists, position) => {
      if (descends && Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) {
          if (test(value[i], true)) return found(state, position ?? i);
        }
      }
      return test(value, exists) && found(state, position ?? lastElement);
    });
}

/** `$elemMatch` reports which element it met through this. */
let lastElement: number | undefined;

function found(state: MatchState | undefined, position: number | undefined): true {
  if (state && position !== undefined) state.position ??= position;
  return true;
}

function not(matcher: Matcher): Matcher {
  return (doc) => !matcher(doc);
}

function compileOperator(
  parts: readonly string[],
  operator: string,
  argument: unknown,
  condition: Doc,
  options: MatchOptions,
): Matcher | undefined {
  switch (operator) {
    case '$eq':
      return onPath(parts, equals(argument, options), options);
    case '$ne':
      if (isRegex(argument)) throw new CommandError('BadValue', "Can't have regex as arg to $ne.");
      return not(onPath(parts, equals(argument, options), options));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return onPath(parts, comparison(operator, argument, options), options);
    case '$in':
      return onPath(parts, oneOf(operator, argument, options), options);
    case '$nin':
      return not(onPath(parts, oneOf(operator, argument, options), options));
    case '$exists': {
      const exists = onPath(parts, { descends: false, test: (_, present) => present }, options);
      return isTruthy(argument) ? exists : not(exists);
    }
    case '$type':
      return onPath(parts, typePredicate(argument), options);
    case '$size':
      return onPath(parts, sizePredicate(argument), options);
    case '$mod':
      return onPath(parts, modPredicate(argument), options);
    case '$regex':
      return onPath(parts, regexPredicate(argument, optionsOf(condition)), options);
    case '$options':
      if (!('$regex' in condition)) throw new CommandError('BadValue', '$options needs a $regex');
      return undefined;
    case '$not':
      return not(compileNot(parts, argument, options));
    case '$all':
      return compileAll(parts, argument, options);
    case '$elemMatch':
      return onPath(parts, elemMatch(argument, options), options);
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return onPath(parts, { descends: true, test: bitsPredicate(operator, argument) }, options);
    case '$comment':
      return undefined;
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
      throw new CommandError('BadValue', `${operator} is not supported: this server has no geospatial queries`);
    default:
      throw new CommandError('BadValue', `unknown operator: ${operator}`);
  }
}

function compileNot(parts: readonly string[], argument: unknown, options: MatchOptions): Matcher {
  if (isRegex(argument)) return onPath(parts, regexPredicate(argument), options);
  if (!isDoc(argument)) throw new CommandError('BadValue', '$not needs a regex or a document');
  if (Object.keys(argument).length === 0) throw new CommandError('BadValue', '$not cannot be empty');
  if (!isOperatorDoc(argument)) {
    throw new CommandError('BadValue', `unknown operator: ${Object.keys(argument)[0]}`);
  }
  return compileField(parts.join('.'), argument, options);
}

function compileAll(parts: readonly string[], argument: unknown, options: MatchOptions): Matcher {
  if (!Array.isArray(argument)) throw new CommandError('BadValue', '$all needs an array');
  if (argument.length === 0) return () => false;
  return all(
    argument.map((value) => {
      if (isDoc(value) && '$elemMatch' in value) return onPath(parts, elemMatch(value.$elemMatch, options), options);
      return onPath(parts, isRegex(value) ? regexPredicate(value) : equals(value, options), options);
    }),
  );
}

function optionsOf(condition: Doc): string | undefined {
  const { $options } = condition;
  if ($options === undefined) return undefined;
  if (typeof $options !== 'string') throw new CommandError('BadValue', '$options has to be a string');
  return $options;
}

function elemMatch(argument: unknown, options: MatchOptions): Predicate {
  if (!isDoc(argument)) throw new CommandError('BadValue', '$elemMatch needs an Object');
  const onValues = isOperatorDoc(argument) && !LOGICAL.has(Object.keys(argument)[0] as string);
  const matches = onValues
    ? wrapped(compileField('value', argument, { ...options, isElement: true }))
    : inside(compileQuery(argument, { ...options, isElement: false }));
  return {
    descends: false,
    test: (value) => {
      lastElement = undefined;
      if (!Array.isArray(value)) return false;
      const index = value.findIndex(matches);
      if (index >= 0) lastElement = index;
      return index >= 0;
    },
  };
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

function wrapped(matcher: Matcher): (element: unknown) => boolean {
  return (element) => matcher({ value: element });
}

function inside(matcher: Matcher): (element: unknown) => boolean {
  return (element) => {
    if (isDoc(element)) return matcher(element);
    return Array.isArray(element) && matcher(Object.fromEntries(element.entries()) as Doc);
  };
}
