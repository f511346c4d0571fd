import { ColumnProfile } from './column-profile.ts';

/** Joining `count` cells from the 0-based `from` into one. */
export interface Join {
  readonly kind: 'join';
  readonly from: number;
  readonly count: number;
}

/** A row with more extra cells than this is no row that was split by a comma or two. */
const MAX_EXTRA = 19;
/** A proposal this much worse than the best is not worth showing: 20 times less likely. */
const CLEARLY_WORSE = Math.log(20);
const MAX_PROPOSALS = 3;
/** What is added or taken away as the pieces begin with a space, as those of "24, place Kléber" do. */
const SPACE_AFTER_DELIMITER = 2;

/** Learns what the columns look like from rows that are right. */
export function profileColumns(rows: Iterable<readonly string[]>, columnCount: number): ColumnProfile[] {
  const profiles = Array.from({ length: columnCount }, () => new ColumnProfile());
  for (const row of rows) for (const [index, profile] of profiles.entries()) profile.learn(row[index] ?? '');
  return profiles;
}

/**
 * Ways to set a row right that has more cells than the header, because a text with an unquoted delimiter fell into
 * pieces: join neighbours so that the columns after them look as they do in the rows that are right. Best first;
 * one that is clearly the best stands alone.
 */
export function proposeMends(cells: readonly string[], profiles: readonly ColumnProfile[], delimiter: string): Join[] {
  const extra = cells.length - profiles.length;
  if (extra < 1 || extra > MAX_EXTRA) return [];
  const candidates = profiles.map((_, from): { join: Join; score: number } => {
    const join: Join = { kind: 'join', from, count: extra + 1 };
    return { join, score: scoreOf(cells, join, profiles, delimiter) };
  });
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0]?.score ?? 0;
  return candidates
    .filter(({ score }) => best - score < CLEARLY_WORSE)
    .slice(0, MAX_PROPOSALS)
    .map(({ join }) => join);
}

function scoreOf(cells: readonly string[], join: Join, profiles: readonly ColumnProfile[], delimiter: string): number {
  const joined = applyJoin(cells, join, delimiter);
  const fit = profiles.reduce((sum, profile, index) => sum + profile.fit(joined[index] ?? ''), 0);
  const pieces = cells.slice(join.from + 1, join.from + join.count);
  return fit + (pieces.every((piece) => piece.startsWith(' ')) ? SPACE_AFTER_DELIMITER : -SPACE_AFTER_DELIMITER);
}

/** The row with the join done: the pieces become the text they were before the delimiter split it. */
export function applyJoin(cells: readonly string[], { from, count }: Join, delimiter: string): string[] {
  return [...cells.slice(0, from), cells.slice(from, from + count).join(delimiter), ...cells.slice(from + count)];
}

/** The join in words: `Join columns 5 and 6: Address = “24, place Kléber”`. */
export function describeJoin(
  cells: readonly string[],
  join: Join,
  header: readonly string[],
  delimiter: string,
): string {
  const text = applyJoin(cells, join, delimiter)[join.from] ?? '';
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  const first = join.from + 1;
  const last = join.from + join.count;
  const which = join.count === 2 ? `${first} and ${last}` : `${first} to ${last}`;
  return `Join columns ${which}: ${header[join.from] ?? `column ${first}`} = “${shown}”`;
}
