import type { z } from 'zod';
import { type AttributeType, AttributeValue } from '../../attributes/contract.ts';
import { customerFields } from '../../customers/contract.ts';
import { Email } from '../../http/schemas.ts';
import { parseDay } from './dates.ts';
import type { CellContext } from './field-type.ts';
import { fits, oneOf, parseFlag, parseNumber, withScheme } from './values.ts';

/** What the importer needs to know of an attribute; `choices` is null while the attribute is still to be made. */
export interface ImportedAttribute {
  readonly type: z.infer<typeof AttributeType>;
  readonly choices: readonly string[] | null;
}

const text = fits(AttributeValue.options[0]);
const url = fits(customerFields.website, 'is no web address');
const email = fits(Email, 'is no e-mail address');

/** Reads a cell as the value of an attribute. Throws `UnreadableCell`. */
export function parseAttribute(
  cell: string,
  { type, choices }: ImportedAttribute,
  context: CellContext,
): string | number | boolean {
  switch (type) {
    case 'text':
      return text(cell);
    case 'number':
      return parseNumber(cell);
    case 'date':
      return parseDay(cell, context);
    case 'boolean':
      return parseFlag(cell);
    case 'url':
      return url(withScheme(cell));
    case 'email':
      return email(cell);
    case 'choice':
      return choices ? oneOf(choices, cell) : text(cell);
  }
}
