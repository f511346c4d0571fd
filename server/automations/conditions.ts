import type { Types } from 'mongoose';
import type { AttributeValueOf } from '../attributes/values.ts';
import type { CustomerFields } from '../customers/model.ts';
import type { Condition } from './model.ts';

/** What conditions can look at. */
export type CustomerFacts = CustomerFields & { readonly _id: Types.ObjectId };
type Value = AttributeValueOf | readonly string[];

const BUILT_IN: Readonly<Record<string, (customer: CustomerFacts) => Value>> = {
  stage: ({ stage }) => stage ?? null,
  tags: ({ tags }) => tags,
  owner: ({ ownerId }) => ownerId?.toHexString() ?? null,
  name: ({ name }) => name,
  industry: ({ industry }) => industry,
  country: ({ address }) => address.country,
  language: ({ language }) => language ?? null,
  portalPublished: ({ portalPublished }) => portalPublished,
  portalShared: ({ portalUrl }) => portalUrl !== '',
};

/** Value of a field at a customer; null where it is not set. A yes-or-no that nobody answered is a no. */
export function fieldValue(customer: CustomerFacts, field: string): Value {
  const builtIn = Object.hasOwn(BUILT_IN, field) ? BUILT_IN[field] : undefined;
  if (builtIn) return builtIn(customer);
  const key = field.replace(/^attributes\./, '');
  const attributes = customer.attributes as Record<string, AttributeValueOf>;
  return Object.hasOwn(attributes, key) ? (attributes[key] ?? null) : null;
}

/** Whether a condition holds at a customer. Texts are compared as people read them: whatever the case. */
export function holds({ field, operator, value: wanted }: Condition, customer: CustomerFacts): boolean {
  const actual = fieldValue(customer, field);
  switch (operator) {
    case 'is':
      return same(actual ?? (typeof wanted === 'boolean' ? false : null), wanted);
    case 'is-not':
      return !same(actual, wanted);
    case 'contains':
      return contains(actual, wanted);
    case 'contains-not':
      return !contains(actual, wanted);
    case 'greater':
      return compare(actual, wanted) > 0;
    case 'less':
      return compare(actual, wanted) < 0;
    case 'empty':
      return isEmpty(actual);
    case 'not-empty':
      return !isEmpty(actual);
  }
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function same(actual: Value, wanted: AttributeValueOf): boolean {
  return typeof actual === 'string' && typeof wanted === 'string' ? fold(actual) === fold(wanted) : actual === wanted;
}

function contains(actual: Value, wanted: AttributeValueOf): boolean {
  if (Array.isArray(actual)) return actual.some((one) => same(one, wanted));
  return typeof actual === 'string' && typeof wanted === 'string' && fold(actual).includes(fold(wanted));
}

/** NaN, which is neither greater nor less, unless both are numbers or both are texts: days compare as texts. */
function compare(actual: Value, wanted: AttributeValueOf): number {
  if (typeof actual === 'number' && typeof wanted === 'number') return actual - wanted;
  if (typeof actual !== 'string' || typeof wanted !== 'string' || actual === '') return Number.NaN;
  return actual < wanted ? -1 : Number(actual > wanted);
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase('en');
}
