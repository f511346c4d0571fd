import type { z } from 'zod';
import type { AttributeDocument } from '../attributes/model.ts';
import { AttributeModel } from '../attributes/model.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { AutomationField, ConditionOperator } from './contract.ts';

export type Field = z.output<typeof AutomationField>;
export type Operator = z.output<typeof ConditionOperator>;

const FILLED = ['empty', 'not-empty'] as const;

/** What can be asked of a value of each type. */
const OPERATORS: Readonly<Record<Field['type'], readonly Operator[]>> = {
  text: ['is', 'is-not', 'contains', 'contains-not', ...FILLED],
  number: ['is', 'is-not', 'greater', 'less', ...FILLED],
  date: ['is', 'greater', 'less', ...FILLED],
  boolean: ['is'],
  choice: ['is', 'is-not', ...FILLED],
  tags: ['contains', 'contains-not', ...FILLED],
  staff: ['is', 'is-not', ...FILLED],
};

const ATTRIBUTE_TYPES: Readonly<Record<AttributeDocument['type'], Field['type']>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
  choice: 'choice',
  url: 'text',
  email: 'text',
};

function field(name: string, label: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { field: name, label, type, choices: [], operators: [...OPERATORS[type]], settable: false, ...more };
}

/** Everything of a customer that conditions can look at; actions set some of it. Attributes by label, after what is built in. */
export async function automationFields(): Promise<Field[]> {
  const [{ stages }, attributes] = await Promise.all([
    workspaceSettings(),
    AttributeModel.find().sort({ label: 1, _id: 1 }).lean(),
  ]);
  return [
    field('stage', 'Stage', 'choice', { choices: [...stages], settable: true }),
    field('tags', 'Tags', 'tags'),
    field('owner', 'Owner', 'staff', { settable: true }),
    field('name', 'Name', 'text'),
    field('industry', 'Industry', 'text'),
    field('country', 'Country', 'text'),
    field('language', 'Language', 'choice', { choices: ['en', 'de', 'fr', 'es'] }),
    field('portalPublished', 'Portal is published', 'boolean'),
    field('portalShared', 'Portal is shared', 'boolean'),
    ...attributes.map(({ key, label, type, choices }) =>
      field(`attributes.${key}`, label, ATTRIBUTE_TYPES[type], { choices: [...choices], settable: true }),
    ),
  ];
}

/** A value in words, for people who read what happened: names for people, yes and no, a list of tags. */
export async function valueInWords(of: Field, value: unknown): Promise<string> {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'empty';
  if (of.type !== 'staff') return String(value);
  const person = await Staff.findById(String(value), { name: 1 }).lean();
  return person?.name ?? 'somebody who is gone';
}
