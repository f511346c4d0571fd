import type { Attribute } from '../../api/types.ts';

export type AttributeType = Attribute['type'];

/** Types of an attribute as people call them. */
export const ATTRIBUTE_TYPES: { value: AttributeType; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'choice', label: 'Choice from a list' },
  { value: 'url', label: 'Web address' },
  { value: 'email', label: 'E-mail address' },
];

/** What a type is called. */
export function typeWords(type: AttributeType): string {
  return ATTRIBUTE_TYPES.find(({ value }) => value === type)?.label ?? type;
}
