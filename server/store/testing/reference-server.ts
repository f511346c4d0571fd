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

/** Where the independent server differs from MongoDB's documentation, and why the difference is not ours. */
const KNOWN: ReadonlyArray<{ reason: string; applies(found: Disagreement): boolean }> = [];

/** Whether a disagreement is one of those that the independent server is known for. */
export function knownDifference(found: Disagreement): boolean {
  return KNOWN.some(({ applies }) => applies(found));
}
