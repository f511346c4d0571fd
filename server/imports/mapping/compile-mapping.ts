import type { z } from 'zod';
import { invalid } from '../../http/errors.ts';
import type { Mapping } from '../contract.ts';
import type { ImportedAttribute } from '../fields/attribute-values.ts';
import type { FieldType } from '../fields/field-type.ts';
import { fieldsOf, type Kind } from '../fields/kinds.ts';

/** Where the text of one field or attribute comes from: a column, or a text with cells put in. */
export type CellSource = { readonly column: number } | { readonly text: readonly TextPart[] };
/** A piece of a composed text: fixed words, or the cell of a column. */
type TextPart = { readonly words: string } | { readonly column: number };

/** A mapping checked against header, fields and attributes, ready to read rows by. */
export interface RowPlan {
  readonly columns: readonly string[];
  readonly emptyWords: ReadonlySet<string>;
  readonly fields: readonly { readonly name: string; readonly type: FieldType; readonly source: CellSource }[];
  readonly attributes: readonly {
    /** Key of the attribute; for one still to be made, its label. */
    readonly key: string;
    readonly attribute: ImportedAttribute;
    readonly column: number;
  }[];
}

/**
 * Checks a mapping and makes it a plan. Throws 422 that names each part of the mapping that is wrong, so that
 * nothing is left to find out per row but the cells.
 */
export function compileMapping(
  kind: Kind,
  columns: readonly string[],
  mapping: z.infer<typeof Mapping>,
  attributes: ReadonlyMap<string, ImportedAttribute>,
): RowPlan {
  const problems = new Map<string, string>();
  if (mapping.columns.length !== columns.length)
    throw invalid(`The file has ${columns.length} columns; the mapping has ${mapping.columns.length}.`);
  const fields = new Map<string, RowPlan['fields'][number]>();
  const planned = new Map<string, RowPlan['attributes'][number]>();
  const types = fieldsOf(kind);

  const addField = (at: string, name: string, source: CellSource) => {
    const type = types.get(name);
    if (!type) problems.set(at, `There is no field “${name}” for ${kind}.`);
    else if (fields.has(name)) problems.set(at, `“${type.label}” is already filled by something else.`);
    else fields.set(name, { name, type, source });
  };
  const addAttribute = (at: string, key: string, attribute: ImportedAttribute | undefined, column: number) => {
    if (kind !== 'customers') problems.set(at, 'Only customers have attributes.');
    else if (!attribute) problems.set(at, 'This attribute does not exist any more.');
    else if (planned.has(key)) problems.set(at, 'Two columns go to this attribute.');
    else planned.set(key, { key, attribute, column });
  };

  for (const [index, target] of mapping.columns.entries()) {
    const at = `columns.${index}`;
    if (target.to === 'field') addField(at, target.field, { column: index });
    if (target.to === 'attribute') addAttribute(at, target.key, attributes.get(target.key), index);
    if (target.to === 'new-attribute')
      addAttribute(at, `new ${target.label}`, { type: target.type, choices: null }, index);
  }
  for (const [index, { field, value }] of mapping.fixed.entries()) {
    const text = composedText(value, columns);
    if (typeof text === 'string') problems.set(`fixed.${index}`, text);
    else addField(`fixed.${index}`, field, { text });
  }
  for (const [name, type] of types)
    if (type.required && !fields.has(name)) problems.set(`fields.${name}`, `Choose a column for “${type.label}”.`);
  if (problems.size > 0) throw invalid([...problems.values()].join(' '), Object.fromEntries(problems));
  return {
    columns,
    emptyWords: new Set(['', ...mapping.emptyWords]),
    fields: [...fields.values()],
    attributes: [...planned.values()],
  };
}

/** Takes "Order {OrderID}" apart; answers in words where it names a column that is not there. */
function composedText(value: string, columns: readonly string[]): TextPart[] | string {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of value.matchAll(/\{([^{}]+)\}/g)) {
    const name = (match[1] ?? '').trim().toLowerCase();
    const column = columns.findIndex((candidate) => candidate.toLowerCase() === name);
    if (column < 0) return `The file has no column “${match[1]}”.`;
    parts.push({ words: value.slice(from, match.index) }, { column });
    from = match.index + match[0].length;
  }
  return [...parts, { words: value.slice(from) }];
}
