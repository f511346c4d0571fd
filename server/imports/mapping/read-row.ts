import { parseAttribute } from '../fields/attribute-values.ts';
import { type CellContext, UnreadableCell } from '../fields/field-type.ts';
import type { CellSource, RowPlan } from './compile-mapping.ts';

/** What is wrong with a row, and in which column, null where it is the row as a whole. */
export interface RowError {
  readonly column: string | null;
  readonly message: string;
}

/** A row's values by field name and by attribute key, as far as its cells hold any. */
export interface ReadRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly attributes: ReadonlyMap<string, string | number | boolean>;
  readonly errors: readonly RowError[];
}

/** Cells longer than this are shown cut in messages. */
const SHOWN = 60;

/** Reads one row by the plan; what cannot be read is told, cell by cell. */
export function readRow(cells: readonly string[], plan: RowPlan, context: CellContext): ReadRow {
  const wrongCount = countProblem(cells, plan.columns.length);
  if (wrongCount) return { values: {}, attributes: new Map(), errors: [wrongCount] };
  const values: Record<string, unknown> = {};
  const attributes = new Map<string, string | number | boolean>();
  const errors: RowError[] = [];

  const attempt = (column: string | null, label: string, text: string, read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
      errors.push({ column, message: `${label}: “${shown}” ${error.message}.` });
    }
  };

  for (const { name, type, source } of plan.fields) {
    const text = textOf(cells, source, plan.emptyWords);
    const column = 'column' in source ? (plan.columns[source.column] ?? null) : null;
    if (text === '') {
      if (type.required) errors.push({ column, message: `${type.label} is empty.` });
      continue;
    }
    attempt(column, type.label, text, () => {
      values[name] = type.parse(text, context);
    });
  }
  for (const { key, attribute, column } of plan.attributes) {
    const text = textOf(cells, { column }, plan.emptyWords);
    const name = plan.columns[column] ?? '';
    if (text !== '') attempt(name, name, text, () => attributes.set(key, parseAttribute(text, attribute, context)));
  }
  return { values, attributes, errors };
}

/** More cells than columns are fine where the surplus is empty, as spreadsheets write trailing delimiters. */
function countProblem(cells: readonly string[], columnCount: number): RowError | null {
  if (cells.length < columnCount)
    return { column: null, message: `The row has ${cells.length} cells; the header has ${columnCount}.` };
  if (cells.slice(columnCount).some((cell) => cell.trim() !== ''))
    return {
      column: null,
      message: `The row has ${cells.length} cells; the header has ${columnCount}. Perhaps a text holds a delimiter and no quotation marks.`,
    };
  return null;
}

function textOf(cells: readonly string[], source: CellSource, emptyWords: ReadonlySet<string>): string {
  const cell = (column: number) => {
    const text = cells[column]?.trim() ?? '';
    return emptyWords.has(text) ? '' : text;
  };
  if ('column' in source) return cell(source.column);
  return source.text
    .map((part) => ('words' in part ? part.words : cell(part.column)))
    .join('')
    .trim();
}
