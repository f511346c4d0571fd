import type { AddressPart, ProfileField } from './block.ts';

/** Details that are typed, with the limits that the records have. */
export const OWN_TEXTS: readonly ProfileField[] = [
  { name: 'name', input: 'fullName', type: 'text', max: 200, complete: 'name' },
  { name: 'role', input: 'role', type: 'text', max: 100, complete: 'organization-title' },
  { name: 'phone', input: 'phone', type: 'tel', max: 60, complete: 'tel' },
];

export const COMPANY_PHONE: ProfileField = { name: 'phone', input: 'phone', type: 'tel', max: 60, complete: 'tel' };
export const COMPANY_WEBSITE: ProfileField = {
  name: 'website',
  input: 'website',
  type: 'text',
  max: 500,
  complete: 'url',
};
export const ADDRESS_LINES: readonly (ProfileField & { readonly name: AddressPart })[] = [
  { name: 'street', input: 'street', type: 'text', max: 200, complete: 'street-address' },
  { name: 'postalCode', input: 'postalCode', type: 'text', max: 30, complete: 'postal-code' },
  { name: 'city', input: 'city', type: 'text', max: 100, complete: 'address-level2' },
  { name: 'region', input: 'region', type: 'text', max: 100, complete: 'address-level1' },
  { name: 'country', input: 'country', type: 'text', max: 100, complete: 'country-name' },
];
