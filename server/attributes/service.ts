import type { z } from 'zod';
import { CustomerModel } from '../customers/model.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import type { attributesApi } from './contract.ts';
import { type AttributeDocument, AttributeModel } from './model.ts';

type AttributeInput = z.output<NonNullable<typeof attributesApi.create.body>>;

/** All attributes, by label. */
export function listAttributes(): Promise<AttributeDocument[]> {
  return AttributeModel.find().sort({ label: 1, _id: 1 });
}

/** Makes an attribute; the key is made from the label unless given, and made unique then. */
export async function createAttribute({ key, ...fields }: AttributeInput): Promise<AttributeDocument> {
  checkChoices(fields.type, fields.choices ?? []);
  for (let attempt = 1; ; attempt += 1) {
    const tried = key ?? keyOf(fields.label, attempt);
    try {
      const attribute = await AttributeModel.create({ ...fields, key: tried });
      await announce({ customerId: null, topic: 'attribute', id: attribute.id });
      return attribute;
    } catch (error) {
      if (!isDuplicateKey(error) || attempt > 100) throw error;
      if (key !== undefined) throw invalid('Another attribute has this key.', { key: 'is already in use' });
    }
  }
}

/** Renames, changes choices, or shows in portals. */
export async function updateAttribute(
  attributeId: string,
  fields: z.output<NonNullable<typeof attributesApi.update.body>>,
): Promise<AttributeDocument> {
  const attribute = await AttributeModel.findById(attributeId);
  if (!attribute) throw notFound('attribute');
  if (fields.choices) checkChoices(attribute.type, fields.choices);
  attribute.set(fields);
  await attribute.save();
  await announce({ customerId: null, topic: 'attribute', id: attributeId });
  return attribute;
}

/** Deletes an attribute and its values. */
export async function removeAttribute(attributeId: string): Promise<void> {
  const attribute = await AttributeModel.findByIdAndDelete(attributeId);
  if (!attribute) throw notFound('attribute');
  const path = `attributes.${attribute.key}`;
  await CustomerModel.updateMany({ [path]: { $exists: true } }, { $unset: { [path]: 1 } }, { timestamps: false });
  await announce({ customerId: null, topic: 'attribute', id: attributeId });
}

/** `Annual revenue (€)` → `annualRevenue`, then `annualRevenue2` … */
function keyOf(label: string, attempt: number): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const joined = (words ?? []).map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)));
  const plain = joined.join('').slice(0, 46);
  const key = /^[a-z]/.test(plain) ? plain : `a${plain}`;
  return attempt === 1 ? key : `${key}${attempt}`;
}

function checkChoices(type: AttributeDocument['type'], choices: readonly string[]): void {
  if (type === 'choice' && choices.length === 0)
    throw invalid('A choice needs something to choose from.', { choices: 'needs at least 1' });
  if (new Set(choices).size < choices.length)
    throw invalid('Each choice can be there once.', { choices: 'holds a choice twice' });
}
