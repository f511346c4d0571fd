import { AttributeModel } from '../attributes/model.ts';
import { clock } from '../clock.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { ImportedAttribute } from './fields/attribute-values.ts';
import type { CellContext } from './fields/field-type.ts';
import type { Kind } from './fields/kinds.ts';
import type { RowPlan } from './mapping/compile-mapping.ts';
import { readRow } from './mapping/read-row.ts';
import { applyJoin } from './mending/propose-mends.ts';
import type { RowResult, StoredRow } from './model.ts';
import type { ImportMapping } from './stored-mapping.ts';
import { customerRows } from './writing/customer-rows.ts';
import type { Candidate, Refusals, RowWriter, WriteContext } from './writing/row-writer.ts';
import { taskRows } from './writing/task-rows.ts';

/** Attributes of customers as rows are read by them. */
export async function knownAttributes(): Promise<Map<string, ImportedAttribute & { label: string }>> {
  const attributes = await AttributeModel.find().sort({ label: 1, _id: 1 }).lean();
  return new Map(attributes.map(({ key, label, type, choices }) => [key, { label, type, choices }]));
}

/** Who values of a column of people are taken for: as the mapping says, else whose e-mail or only name it is. */
export async function staffFinder({ people }: ImportMapping): Promise<CellContext['staffOf']> {
  const staff = await Staff.find({}, { name: 1, email: 1 }).lean();
  const known = new Map<string, string | null | undefined>();
  for (const { _id, name } of staff) {
    const key = name.toLowerCase();
    known.set(key, known.has(key) ? undefined : _id.toHexString());
  }
  for (const { _id, email } of staff) known.set(email.toLowerCase(), _id.toHexString());
  const chosen = new Map(Object.entries(people));
  return (value) => (chosen.has(value) ? chosen.get(value) : known.get(value.toLowerCase()));
}

/** What reading cells needs to know. */
export async function cellContext(mapping: ImportMapping): Promise<CellContext> {
  const [{ timeZone, stages }, staffOf] = await Promise.all([workspaceSettings(), staffFinder(mapping)]);
  return { dateOrder: mapping.dateOrder, timeZone, stages, staffOf, now: clock.now() };
}

/** A row's cells, with the mend that was taken. */
export function cellsOf({ cells, mended }: Pick<StoredRow, 'cells' | 'mended'>, delimiter: string): readonly string[] {
  return mended ? applyJoin(cells, mended, delimiter) : cells;
}

/** A chunk of rows judged: what would happen to each, and how to make it happen. */
export interface JudgedRows {
  readonly results: RowResult[];
  /** Writes the rows without errors. */
  readonly write: () => Promise<Refusals>;
  /** Customers whose pages that changes. */
  readonly customerIds: readonly string[];
}

/** Lines at which unique values were first seen in the file. */
export type FirstSeen = Map<string, number>;

interface Judging {
  readonly plan: RowPlan;
  readonly cells: CellContext;
  readonly writing: WriteContext;
  readonly delimiter: string;
  readonly firstSeen: FirstSeen;
}

/** Reads rows and finds out what they mean for the workspace. */
export function judgeRows(kind: Kind, rows: readonly StoredRow[], judging: Judging): Promise<JudgedRows> {
  return kind === 'customers' ? judge(customerRows, rows, judging) : judge(taskRows, rows, judging);
}

async function judge<Values, Target>(
  writer: RowWriter<Values, Target>,
  rows: readonly StoredRow[],
  { plan, cells, writing, delimiter, firstSeen }: Judging,
): Promise<JudgedRows> {
  const read = rows.map((row) => readRow(cellsOf(row, delimiter), plan, cells));
  // The plan reads by the same table of fields that the writer's values are typed by.
  const candidates = rows.flatMap(({ line }, index): Candidate<Values>[] => {
    const row = read[index];
    return row && row.errors.length === 0 ? [{ line, values: row.values as Values, attributes: row.attributes }] : [];
  });
  const resolutions = new Map((await writer.resolve(candidates, writing)).map((found) => [found.line, found]));
  const targets = new Map<number, Target>();
  const uniqueOf = new Map(candidates.map((candidate) => [candidate.line, writer.uniqueIn(candidate)]));
  const results = rows.map(({ line }, index): RowResult => {
    const resolution = resolutions.get(line);
    const errors = [...(read[index]?.errors ?? []), ...(resolution?.errors ?? [])];
    for (const unique of uniqueOf.get(line) ?? []) {
      const first = firstSeen.get(unique) ?? line;
      firstSeen.set(unique, first);
      if (first !== line) errors.push({ column: null, message: `Line ${first} has the same ${unique}.` });
    }
    if (errors.length > 0 || !resolution?.target) return { action: 'skip', errors };
    targets.set(line, resolution.target);
    return { action: resolution.action, errors };
  });
  const changed = [...targets.values()].map((target) => writer.changes(target)?.toHexString());
  return {
    results,
    write: () => writer.write(targets, writing),
    customerIds: [...new Set(changed)].filter((id) => id !== undefined),
  };
}
