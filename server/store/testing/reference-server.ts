import { ObjectId } from 'bson';
import type { Document } from 'mongodb';

/** One comparison that came out differently. */
export interface Disagreement {
  docs: Document[];
  filter: Document;
  sort?: unknown;
  projection?: Document;
  update?: Document;
  mine: string;
  theirs: string;
}

/** A smallest case of a difference, and what MongoDB documents for it. */
export interface Example {
  docs: Document[];
  filter: Document;
  sort?: [string, 1 | -1][];
  projection?: Document;
  update?: Document;
  /** The documents found, or after an update all of them; or the code it is refused with. */
  gives: Document[] | number;
}

const id = new ObjectId('111111111111111111111111');

/**
 * Where mongo-java-server differs from what MongoDB documents. The differential test leaves out comparisons
 * that touch one of these; each has a reason for which the embedded store is not the one that is wrong, and the cases that
 * random documents found stay as its examples.
 */
export const KNOWN: ReadonlyArray<{
  reason: string;
  applies(found: Pick<Disagreement, 'docs' | 'filter' | 'sort' | 'projection' | 'update' | 'mine'>): boolean;
  examples: readonly Example[];
}> = [
  {
    reason: 'it takes an empty document in a query as “no condition”; MongoDB as the value {}',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && Object.keys(value).length === 0),
    examples: [
      { docs: [{ _id: 0, a: 1 }], filter: { a: {} }, gives: [] },
      { docs: [{ _id: 0 }], filter: { $nor: [{ a: {} }] }, gives: [{ _id: 0 }] },
    ],
  },
  {
    reason: 'it matches regular expressions against the text of documents and ids; MongoDB against strings only',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && '$regex' in value),
    examples: [{ docs: [{ _id: 0, a: id }], filter: { a: { $regex: '1' } }, gives: [] }],
  },
  {
    reason:
      'conditions on a path through an array: MongoDB finds no value in what is no document, so that negations hold, and enters one level of arrays',
    applies: ({ filter }) =>
      some(filter, (value) => isDocument(value) && Object.keys(value).some((key) => key.includes('.'))),
    examples: [
      { docs: [{ _id: 0, a: [] }], filter: { 'a.b': { $exists: false } }, gives: [{ _id: 0, a: [] }] },
      { docs: [{ _id: 0, a: [1] }], filter: { 'a.b': { $nin: [null] } }, gives: [{ _id: 0, a: [1] }] },
      { docs: [{ _id: 0, a: [1] }], filter: { 'a.b': { $in: [null] } }, gives: [] },
      { docs: [{ _id: 0, a: [[1]] }], filter: { 'a.0': 1 }, gives: [{ _id: 0, a: [[1]] }] },
      { docs: [{ _id: 0, a: [[{ b: 1 }]] }], filter: { 'a.b': 1 }, gives: [] },
    ],
  },
  {
    reason:
      '$elemMatch with conditions on fields is met by documents only, and does not enter an array within the array',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && '$elemMatch' in value),
    examples: [
      { docs: [{ _id: 0, a: [[{ b: 1 }]] }], filter: { a: { $elemMatch: { b: 1 } } }, gives: [] },
      { docs: [{ _id: 0, a: [5] }], filter: { a: { $elemMatch: { b: null } } }, gives: [] },
    ],
  },
  {
    reason: '$all: [null] and comparisons with null are met by a missing field in MongoDB',
    applies: ({ filter }) => some(filter, (value) => value === null),
    examples: [
      { docs: [{ _id: 0 }], filter: { a: { $all: [null] } }, gives: [{ _id: 0 }] },
      { docs: [{ _id: 0 }], filter: { a: { $gte: null } }, gives: [{ _id: 0 }] },
    ],
  },
  {
    reason: 'sorting by a path through an empty array: MongoDB takes the field as missing there, so as null',
    applies: ({ sort, docs }) => JSON.stringify(sort ?? '').includes('.') && JSON.stringify(docs).includes('[]'),
    examples: [
      {
        docs: [
          { _id: 0, a: { b: null } },
          { _id: 1, a: [] },
          { _id: 2, a: { b: 0 } },
        ],
        filter: {},
        sort: [['a.b', 1]],
        gives: [
          { _id: 0, a: { b: null } },
          { _id: 1, a: [] },
          { _id: 2, a: { b: 0 } },
        ],
      },
    ],
  },
  {
    reason: 'sorting by an array that holds another: MongoDB takes the inner one as a value, which comes after null',
    applies: ({ sort, docs }) => JSON.stringify(sort ?? []) !== '[]' && holdsNestedArray(docs),
    examples: [
      {
        docs: [{ _id: 0, b: [[]] }, { _id: 1 }],
        filter: {},
        sort: [['b', 1]],
        gives: [{ _id: 1 }, { _id: 0, b: [[]] }],
      },
      {
        docs: [{ _id: 0, b: [[null]] }, { _id: 1 }],
        filter: {},
        sort: [['b', 1]],
        gives: [{ _id: 1 }, { _id: 0, b: [[null]] }],
      },
    ],
  },
  {
    reason:
      '$slice and $elemMatch alone leave the other fields as they are, and MongoDB keeps the document’s order of fields',
    applies: ({ projection }) => projection !== undefined && Object.keys(projection).length > 0,
    examples: [
      {
        docs: [{ _id: 0, b: 1, a: [1, 2] }],
        filter: {},
        projection: { a: { $slice: 1 } },
        gives: [{ _id: 0, b: 1, a: [1] }],
      },
      { docs: [{ _id: 0, c: 1, a: 2 }], filter: {}, projection: { a: 1, c: 1 }, gives: [{ _id: 0, c: 1, a: 2 }] },
    ],
  },
  {
    reason:
      'refused updates: other codes, and some that MongoDB refuses are taken as updates of null or without effect',
    applies: ({ mine }) => mine.startsWith('error'),
    examples: [
      { docs: [{ _id: 0, a: null }], filter: {}, update: { $inc: { a: 1 } }, gives: 14 },
      { docs: [{ _id: 0, a: null }], filter: {}, update: { $push: { a: 1 } }, gives: 2 },
      { docs: [{ _id: 0, a: null }], filter: {}, update: { $set: { 'a.b': 1 } }, gives: 28 },
      { docs: [{ _id: 0, a: 1 }], filter: {}, update: { $pop: { a: 1 } }, gives: 14 },
      { docs: [{ _id: 0, a: 1 }], filter: {}, update: { $addToSet: { a: 1 } }, gives: 2 },
    ],
  },
  {
    reason: 'a replacement keeps the order of its own fields in MongoDB, not that of the document before',
    applies: ({ update }) => update !== undefined && !Object.keys(update)[0]?.startsWith('$'),
    examples: [{ docs: [{ _id: 0, a: 1, b: 2 }], filter: {}, update: { b: 1, a: 2 }, gives: [{ _id: 0, b: 1, a: 2 }] }],
  },
  {
    reason: '$rename of a path through a scalar is without effect in MongoDB',
    applies: ({ update }) => update !== undefined && '$rename' in update,
    examples: [
      { docs: [{ _id: 0, a: 1 }], filter: {}, update: { $rename: { 'a.b': 'c' } }, gives: [{ _id: 0, a: 1 }] },
    ],
  },
  {
    reason: '$unset and $min and $max do not enter arrays by field names in MongoDB',
    applies: ({ update }) => update !== undefined && ['$unset', '$min', '$max'].some((operator) => operator in update),
    examples: [
      {
        docs: [{ _id: 0, a: [{ b: 1 }] }],
        filter: {},
        update: { $unset: { 'a.b': '' } },
        gives: [{ _id: 0, a: [{ b: 1 }] }],
      },
      { docs: [{ _id: 0, a: [{ b: 1 }] }], filter: {}, update: { $max: { 'a.b': 5 } }, gives: 28 },
    ],
  },
];

/** Whether a disagreement is one of those that the independent server is known for. */
export function knownDifference(found: Disagreement): boolean {
  return KNOWN.some(({ applies }) => applies(found));
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether some field holds an array within an array. */
function holdsNestedArray(value: unknown, depth = -1): boolean {
  if (Array.isArray(value)) return depth > 0 || value.some((inner) => holdsNestedArray(inner, depth + 1));
  return isDocument(value) && Object.values(value).some((inner) => holdsNestedArray(inner, 0));
}

/** Whether some value within a query meets a test. */
function some(value: unknown, test: (value: unknown) => boolean): boolean {
  if (test(value) && !Array.isArray(value)) return true;
  if (Array.isArray(value)) return value.some((inner) => some(inner, test));
  return isDocument(value) && Object.values(value).some((inner) => some(inner, test));
}
