/** What a cell looks like, apart from what it says. */
type CellKind = 'empty' | 'number' | 'date' | 'email' | 'url' | 'digits-and-marks' | 'code' | 'text';

const KINDS: readonly [CellKind, RegExp][] = [
  ['empty', /^(NULL|null|N\/A|n\/a|-)?$/],
  ['number', /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/],
  ['date', /^\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d.*)?$|^\d\d?[./]\d\d?[./]\d{4}$/],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['url', /^https?:\/\//],
  ['digits-and-marks', /^[\d\s().+/#-]*\d[\d\s().+/#-]*$/],
  ['code', /^(?=.*\d)[A-Za-z\d][A-Za-z\d -]{0,11}$/],
];

/** Longer cells are judged by their beginning. */
const CLIP = 80;

function kindOf(cell: string): CellKind {
  return KINDS.find(([, pattern]) => pattern.test(cell))?.[0] ?? 'text';
}

/** `(171) 555-0297` → `(9) 9-9`, `WA1 1DP` → `a9 9a`. */
function shapeOf(cell: string): string {
  return cell
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d+/g, '9')
    .replace(/\s+/g, ' ')
    .slice(0, 30);
}

/** How often things were seen, and from that how surprising it is to see one (again, or for the first time). */
class Sightings {
  private readonly counts = new Map<string, number>();
  private total = 0;
  private seenOnce = 0;

  add(thing: string): void {
    const before = this.counts.get(thing) ?? 0;
    this.counts.set(thing, before + 1);
    this.total += 1;
    if (before === 0) this.seenOnce += 1;
    if (before === 1) this.seenOnce -= 1;
  }

  /**
   * Logarithm of the chance that the next thing is known, or new, as this one is. The share of things seen
   * only once estimates how likely the next is new (Good-Turing): high for names, low for countries.
   */
  familiarity(thing: string): number {
    const chanceOfNew = (this.seenOnce + 0.5) / (this.total + 1);
    return Math.log(this.counts.has(thing) ? 1 - chanceOfNew : chanceOfNew);
  }

  /** Logarithm of this thing's share, smoothed over `kinds` possible things. */
  share(thing: string, kinds: number): number {
    return Math.log(((this.counts.get(thing) ?? 0) + 0.2) / (this.total + 0.2 * kinds));
  }
}

/** What the cells of one column look like in the rows that are right. */
export class ColumnProfile {
  private readonly values = new Sightings();
  private readonly shapes = new Sightings();
  private readonly kinds = new Sightings();
  private readonly starts = new Sightings();

  /** Learns from the cell of a row that has as many cells as the header. */
  learn(cell: string): void {
    const text = cell.trim().slice(0, CLIP);
    this.values.add(text);
    this.shapes.add(shapeOf(text));
    this.kinds.add(kindOf(text));
    this.starts.add(startOf(cell));
  }

  /** How well a cell fits into the column; 0 is perfect, each unit less is e times less likely. */
  fit(cell: string): number {
    const text = cell.trim().slice(0, CLIP);
    return (
      this.values.familiarity(text) +
      this.shapes.familiarity(shapeOf(text)) +
      this.kinds.share(kindOf(text), KINDS.length + 1) +
      this.starts.share(startOf(cell), 2)
    );
  }
}

/** Cells hardly ever begin with a space; pieces of a text split at ", " do. */
function startOf(cell: string): string {
  return cell.startsWith(' ') ? 'space' : 'other';
}
