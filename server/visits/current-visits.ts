import type { Types } from 'mongoose';
import { VisitModel } from './model.ts';

/** Whoever is away for longer comes for another visit. */
const GAP_MS = 30 * 60 * 1000;

/** Somebody at a link, as a visit knows them. */
export interface Somebody {
  readonly linkId: string;
  /** As whom they are known now. */
  readonly visitor: string;
  /** As whom they were known before they gave a name or signed in. */
  readonly day: string;
  /** When they came. */
  readonly at: Date;
}

interface KnownVisit {
  readonly id: Types.ObjectId;
  readonly lastAt: Date;
}

/** The visits that some people are in the middle of, read at once. */
export class CurrentVisits {
  readonly #known = new Map<string, KnownVisit>();

  /** Reads those of all of them. */
  static async of(people: readonly Somebody[]): Promise<CurrentVisits> {
    const visits = new CurrentVisits();
    const since = Math.min(...people.map(({ at }) => at.getTime())) - GAP_MS;
    const found = await VisitModel.find(
      {
        linkId: { $in: [...new Set(people.map(({ linkId }) => linkId))] },
        visitor: { $in: [...new Set(people.flatMap(({ visitor, day }) => [visitor, day]))] },
        lastAt: { $gte: new Date(since) },
      },
      { linkId: 1, visitor: 1, lastAt: 1 },
    )
      .sort({ lastAt: 1 })
      .lean();
    for (const { _id, linkId, visitor, lastAt } of found)
      visits.#known.set(`${linkId.toHexString()} ${visitor}`, { id: _id, lastAt });
    return visits;
  }

  /**
   * The visit that somebody is in the middle of, or that they began before they were known: who gives a name, or signs
   * in, halfway through is one visitor.
   */
  find({ linkId, visitor, day, at }: Somebody): Types.ObjectId | null {
    for (const name of [visitor, day]) {
      const known = this.#known.get(`${linkId} ${name}`);
      if (known && known.lastAt.getTime() >= at.getTime() - GAP_MS) return known.id;
    }
    return null;
  }

  /** From now on this is the visit that they are in the middle of. */
  goOn({ linkId, visitor }: Somebody, id: Types.ObjectId, lastAt: Date): void {
    this.#known.set(`${linkId} ${visitor}`, { id, lastAt });
  }
}
