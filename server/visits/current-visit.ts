import type { Types } from 'mongoose';
import type { LinkFacts } from '../access/link-facts.ts';
import { VisitModel } from './model.ts';

/** Whoever is away for longer comes for another visit. */
const GAP_MS = 30 * 60 * 1000;

/**
 * The visit that somebody is in the middle of, or that they began before they were known: who gives a name, or signs in,
 * halfway through is one visitor.
 */
export async function currentVisit(
  { linkId }: Pick<LinkFacts, 'linkId'>,
  visitor: string,
  day: string,
  at: Date,
): Promise<Types.ObjectId | null> {
  const since = new Date(at.getTime() - GAP_MS);
  for (const known of new Set([visitor, day])) {
    const found = await VisitModel.findOne({ linkId, visitor: known, lastAt: { $gte: since } }, { _id: 1 })
      .sort({ lastAt: -1 })
      .lean();
    if (found) return found._id;
  }
  return null;
}
