/** A cell that cannot be read as what its column is mapped to; the message goes on after the cell: "is no date". */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';
}

/** Order of day, month and year in dates that do not begin with the year. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** What reading a cell may need to know about the file and the workspace. */
export interface CellContext {
  readonly dateOrder: DateOrder;
  /** Zone in which times without one are meant. */
  readonly timeZone: string;
  readonly now: Date;
  /** Lifecycle stages of the workspace. */
  readonly stages: readonly string[];
  /** Who of the staff a value means; null = nobody on purpose, undefined = not known. */
  readonly staffOf: (value: string) => string | null | undefined;
}

/**
 * One thing a column can be mapped to. The mapping's proposal, help, validation and what is written derive from
 * the tables of these in `customer-fields.ts` and `task-fields.ts`.
 */
export interface FieldType<Value = unknown> {
  readonly label: string;
  readonly help: string;
  readonly required?: true;
  /** The column names staff, so that the mapping asks who its values are. */
  readonly namesStaff?: true;
  /** Headers this field is proposed for, as `plainWords` makes them, likeliest first. */
  readonly headers: readonly string[];
  /** The only values there are, where a fixed value should be picked from a list. */
  readonly choices?: (context: Pick<CellContext, 'stages'>) => readonly { value: string; label: string }[];
  /** Reads a cell that is not empty. Throws `UnreadableCell`. */
  readonly parse: (text: string, context: CellContext) => Value;
}

/** Declares a field with its value's type kept. */
export function field<Value>(type: FieldType<Value>): FieldType<Value> {
  return type;
}

/** What rows hold of a table of fields; absent where the cell was empty or no column mapped. */
export type ValuesOf<Fields> = {
  [Name in keyof Fields]?: Fields[Name] extends FieldType<infer Value> ? Value : never;
};
