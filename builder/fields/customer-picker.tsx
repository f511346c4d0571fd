import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import type { FieldProps } from './field.ts';

/** One of any number of customers, found by the start of any word of the name. */
export function CustomerPicker({
  purpose,
  placeholder = 'Find a customer',
  ...field
}: Omit<FieldProps<string | null>, 'label'> & {
  /** What the customer is chosen for; said to those who do not see what stands around. */
  purpose: string;
  placeholder?: string;
}) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 150);
  const chosen = useApi(
    'customers.get',
    { params: { customerId: field.value ?? '' } },
    { enabled: field.value !== null },
  ).data;
  // The input shows the chosen name; that is no search.
  const query = settled && settled !== chosen?.name ? { search: settled } : {};
  const found = useApi('customers.list', { query: { limit: 20, ...query } }, { keepPrevious: true });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (chosen && !options.some(({ value }) => value === chosen.id))
    options.unshift({ value: chosen.id, label: chosen.name });

  return (
    <Select
      {...field}
      aria-label={purpose}
      placeholder={placeholder}
      searchable
      clearable
      data={options}
      searchValue={search}
      onSearchChange={setSearch}
      // The server has filtered already.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? 'Searching …' : 'No such customer'}
    />
  );
}
