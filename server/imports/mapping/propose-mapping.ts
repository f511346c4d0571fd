import type { z } from 'zod';
import type { ColumnTarget, Mapping } from '../contract.ts';
import { detectDateOrder } from '../fields/dates.ts';
import { fieldsOf, type Kind } from '../fields/kinds.ts';
import { plainWords } from './header.ts';

/** An attribute that exists, as far as matching a header needs it. */
export interface KnownAttribute {
  readonly key: string;
  readonly label: string;
}

type Target = z.infer<typeof ColumnTarget>;

/** Fields whose cells show how the file writes dates. */
const DATE_FIELDS = new Set(['due', 'doneAt']);
const EMPTY_WORDS = ['NULL', 'null', 'N/A', 'n/a', '#N/A', 'NaN', 'None', 'none', '\\N', '-'];

/**
 * Proposes where the columns go, from their names: each to the field that lists its name as likeliest, else to
 * the attribute of that name, else nowhere; and from sample rows which words mean "empty" and how dates are written.
 */
export function proposeMapping(
  kind: Kind,
  columns: readonly string[],
  samples: readonly (readonly string[])[],
  attributes: readonly KnownAttribute[],
): z.infer<typeof Mapping> {
  const names = columns.map(plainWords);
  const targets: Target[] = columns.map(() => ({ to: 'ignore' }));
  for (const [fieldName, { headers }] of fieldsOf(kind)) {
    const free = headers.map((header) => names.findIndex((name, i) => name === header && targets[i]?.to === 'ignore'));
    const index = free.find((i) => i >= 0);
    if (index !== undefined) targets[index] = { to: 'field', field: fieldName };
  }
  if (kind === 'customers') mapAttributes(targets, names, attributes);
  const cellsOf = (index: number) => samples.map((row) => row[index]?.trim() ?? '');
  const emptyWords = EMPTY_WORDS.filter((word) => samples.some((row) => row.some((cell) => cell.trim() === word)));
  const dates = targets.flatMap((target, index) =>
    target.to === 'field' && DATE_FIELDS.has(target.field) ? cellsOf(index) : [],
  );
  return {
    columns: targets,
    fixed: kind === 'tasks' ? composedTitle(columns, targets) : [],
    emptyWords,
    dateOrder: detectDateOrder(dates.filter((text) => text !== '' && !emptyWords.includes(text))),
    people: {},
  };
}

function mapAttributes(targets: Target[], names: readonly string[], attributes: readonly KnownAttribute[]): void {
  for (const { key, label } of attributes) {
    const wanted = [plainWords(label), plainWords(key)];
    const index = names.findIndex((name, i) => wanted.includes(name) && targets[i]?.to === 'ignore');
    if (index >= 0) targets[index] = { to: 'attribute', key };
  }
}

/** Tasks without a column of titles are called by their id: `OrderID` → "Order {OrderID}". */
function composedTitle(columns: readonly string[], targets: readonly Target[]): { field: string; value: string }[] {
  const mappedTo = (name: string) => targets.findIndex((target) => target.to === 'field' && target.field === name);
  const id = columns[mappedTo('externalId')];
  if (mappedTo('title') >= 0 || id === undefined) return [];
  const noun = plainWords(id).replace(/ ?\b(id|key|no|number)$/, '') || 'task';
  return [{ field: 'title', value: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} {${id}}` }];
}
