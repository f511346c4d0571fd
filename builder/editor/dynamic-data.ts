import type { DynamicValue } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';

const NONE: readonly DynamicValue[] = [];

/** The typed catalogue of dynamic data with the customer's values, or samples. */
export function useCatalogue(customerId: string | null, enabled = true): readonly DynamicValue[] {
  const { data } = useApi('dynamicData.catalogue', { query: customerId ? { customerId } : {} }, { enabled });
  return data?.items ?? NONE;
}

/** What a token shows: the customer's value; without a customer the catalogue's sample. */
export function shownValue(value: DynamicValue, customerId: string | null): string {
  return customerId ? (value.value ?? '') : value.sample;
}
