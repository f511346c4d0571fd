import { cellsOf } from './analyse.ts';
import type { CellContext } from './fields/field-type.ts';
import type { RowPlan } from './mapping/compile-mapping.ts';
import type { ImportFields, StoredRow } from './model.ts';

/** More different people than this are no column of people. */
const MAX_PEOPLE = 200;

/** Counts the values of the columns that name staff, for the mapping to say who they are. */
export class PeopleCounter {
  private readonly counts = new Map<string, number>();
  private readonly columns: number[];

  constructor(
    private readonly plan: RowPlan,
    private readonly cells: CellContext,
  ) {
    this.columns = plan.fields.flatMap(({ type, source }) =>
      type.namesStaff && 'column' in source ? [source.column] : [],
    );
  }

  add(row: StoredRow, delimiter: string): void {
    if (this.columns.length === 0) return;
    const cells = cellsOf(row, delimiter);
    if (cells.length < this.plan.columns.length) return;
    for (const column of this.columns) {
      const value = cells[column]?.trim().slice(0, 200) ?? '';
      if (this.plan.emptyWords.has(value)) continue;
      const count = this.counts.get(value);
      if (count !== undefined || this.counts.size < MAX_PEOPLE) this.counts.set(value, (count ?? 0) + 1);
    }
  }

  /** Most frequent first. */
  list(): ImportFields['people'] {
    return [...this.counts]
      .sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en', { numeric: true }))
      .map(([value, rows]) => ({ value, rows, staffId: this.cells.staffOf(value) ?? null }));
  }
}
