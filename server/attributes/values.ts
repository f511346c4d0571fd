import { z } from 'zod';
import { Day, Email } from '../http/schemas.ts';
import { invalidFields } from '../http/validate.ts';
import type { AttributeDocument } from './model.ts';

/** What an attribute can hold; null stands for "not set". */
export type AttributeValueOf = string | number | boolean | null;
type Described = Pick<AttributeDocument, 'key' | 'type' | 'choices'>;

/** Schema and words of each type. */
const TYPES: Record<AttributeDocument['type'], (attribute: Described) => { schema: z.ZodType; words: string }> = {
  text: () => ({ schema: z.string().max(2000), words: 'must be a text of at most 2,000 characters' }),
  number: () => ({ schema: z.number(), words: 'must be a number' }),
  date: () => ({ schema: Day, words: 'must be a day like 2026-03-31' }),
  boolean: () => ({ schema: z.boolean(), words: 'must be true or false' }),
  choice: ({ choices }) => ({
    schema: z.string().refine((value) => choices.includes(value)),
    words: `must be one of ${choices.join(', ')}`,
  }),
  url: () => ({
    schema: z.url({ protocol: /^https?$/ }).max(2000),
    words: 'must be an address that begins with http:// or https://',
  }),
  email: () => ({ schema: Email, words: 'must be an e-mail address' }),
};

/** What is wrong with a value of this attribute, in words; null when nothing is. */
export function attributeProblem(attribute: Described, value: AttributeValueOf): string | null {
  if (value === null) return null;
  const { schema, words } = TYPES[attribute.type](attribute);
  return schema.safeParse(value).success ? null : words;
}

/** Throws 422 for attributes that do not exist and values that do not fit. An empty text counts as not set. */
export function checkAttributeValues(
  attributes: readonly Described[],
  values: Readonly<Record<string, AttributeValueOf>>,
): Map<string, AttributeValueOf> {
  const known = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  const problems: Record<string, string> = {};
  const checked = new Map<string, AttributeValueOf>();
  for (const [key, given] of Object.entries(values)) {
    const value = given === '' ? null : given;
    const attribute = known.get(key);
    const problem = attribute ? attributeProblem(attribute, value) : 'is not known here';
    if (problem) problems[`attributes.${key}`] = problem;
    else checked.set(key, value);
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
  return checked;
}
