import { compareValues } from '../query/compare.ts';
import { isOperatorDoc } from '../query/predicates.ts';
import { type Doc, isDoc } from '../query/value.ts';
import { conditionsByPath } from './bounds.ts';

/**
 * Whether every document that meets the query also meets a partial index's filter. Says no when unsure:
 * then the index is not used, which is slower but right.
 */
export function impliesFilter(query: Doc, filter: Doc): boolean {
  const known = conditionsByPath(query);
  for (const [path, wanted] of conditionsByPath(filter)) {
    for (const condition of wanted) {
      if (!atoms(condition).every((atom) => (known.get(path) ?? []).some((given) => implies(given, atom))))
        return false;
    }
  }
  return Object.keys(filter).every((key) => !key.startsWith('$') || key === '$and');
}

type Atom = { operator: string; argument: unknown };

function atoms(condition: unknown): Atom[] {
  if (!isOperatorDoc(condition)) return [{ operator: '$eq', argument: condition }];
  return Object.keys(condition).map((operator) => ({ operator, argument: condition[operator] }));
}

function implies(given: unknown, wanted: Atom): boolean {
  return atoms(given).some((atom) => atomImplies(atom, wanted));
}

function atomImplies(given: Atom, wanted: Atom): boolean {
  if (given.operator === '$in' && Array.isArray(given.argument)) {
    return (
      given.argument.length > 0 &&
      given.argument.every((value) => atomImplies({ operator: '$eq', argument: value }, wanted))
    );
  }
  switch (wanted.operator) {
    case '$exists':
      if (!wanted.argument) return false;
      return given.operator === '$exists'
        ? Boolean(given.argument)
        : ['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$regex'].includes(given.operator) && given.argument !== null;
    case '$eq':
      return given.operator === '$eq' && same(given.argument, wanted.argument);
    case '$in':
      return (
        given.operator === '$eq' &&
        Array.isArray(wanted.argument) &&
        wanted.argument.some((value) => same(given.argument, value))
      );
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparisonImplies(given, wanted);
    case '$type':
      return given.operator === '$type' && same(given.argument, wanted.argument);
    default:
      return given.operator === wanted.operator && same(given.argument, wanted.argument);
  }
}

function comparisonImplies(given: Atom, wanted: Atom): boolean {
  if (isDoc(given.argument) || typeof given.argument !== typeof wanted.argument) return false;
  const isUp = wanted.operator.startsWith('$gt');
  if (given.operator !== '$eq' && given.operator.startsWith('$gt') !== isUp) return false;
  if (!['$eq', '$gt', '$gte', '$lt', '$lte'].includes(given.operator)) return false;
  const sign = compareValues(given.argument, wanted.argument) * (isUp ? 1 : -1);
  if (sign !== 0) return sign > 0;
  return wanted.operator.endsWith('e') || given.operator === wanted.operator;
}

function same(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}
