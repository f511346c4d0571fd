import { Button, Group, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useApi } from '../api/use-api.ts';
import { useRights } from '../session/session.tsx';
import classes from '../ui/filters.module.css';
import { Filters } from '../ui/filters.tsx';
import { PORTAL_STATES } from '../ui/portal-state.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type CustomerFilters, filterCount, isFiltered, ORDERS, orderOf } from './filters.ts';

/** Five of them stand beside the search. */
const NARROW = { '--filter-width': '132px' } as CSSProperties;

const PORTAL_OPTIONS = [
  { value: 'published:true', label: 'Portal published' },
  { value: 'published:false', label: 'Portal not published' },
  ...Object.entries(PORTAL_STATES).map(([state, { label }]) => ({ value: `state:${state}`, label: `State: ${label}` })),
];

function portalOption(filters: CustomerFilters): string | null {
  if (filters.portalState) return `state:${filters.portalState}`;
  return filters.portalPublished ? `published:${filters.portalPublished}` : null;
}

function portalFilter(option: string | null): Partial<CustomerFilters> {
  const [kind, value] = option?.split(':') ?? [];
  return {
    portalPublished: kind === 'published' ? (value as 'true' | 'false') : undefined,
    portalState: kind === 'state' ? (value as CustomerFilters['portalState']) : undefined,
  };
}

/** Search, filters and order of the list of customers. */
export function FilterBar({
  filters,
  onChange,
}: {
  filters: CustomerFilters;
  onChange: (change: Partial<CustomerFilters>) => void;
}) {
  const { seesAllCustomers } = useRights();
  const workspace = useApi('workspace.get', {}).data;
  const staff = useApi('staff.list', {}).data?.items ?? [];
  const tags = useApi('customers.filters', {}).data?.tags ?? [];
  const common = {
    clearable: true,
    className: classes.filter,
    comboboxProps: { width: 240, position: 'bottom-start' },
  } as const;

  return (
    <Group gap="xs" role="search" aria-label="Customers" style={NARROW}>
      <SearchField
        label="Search customers"
        placeholder="Search by name or external id"
        className={classes.search}
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Filters set={filterCount(filters)}>
        <Select
          {...common}
          aria-label="Stage"
          placeholder="Stage"
          data={workspace?.stages ?? []}
          value={filters.stage ?? null}
          onChange={(stage) => onChange({ stage: stage ?? undefined })}
        />
        {seesAllCustomers && (
          <Select
            {...common}
            aria-label="Owner"
            placeholder="Owner"
            searchable
            data={[
              { value: 'none', label: 'Without owner' },
              ...staff.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={filters.ownerId ?? null}
            onChange={(ownerId) => onChange({ ownerId: ownerId ?? undefined })}
          />
        )}
        <Select
          {...common}
          aria-label="Tag"
          placeholder="Tag"
          searchable
          data={tags}
          nothingFoundMessage="No such tag"
          value={filters.tag ?? null}
          onChange={(tag) => onChange({ tag: tag ?? undefined })}
        />
        {workspace?.portalFeature === 'active' && (
          <Select
            {...common}
            aria-label="Portal"
            placeholder="Portal"
            data={PORTAL_OPTIONS}
            value={portalOption(filters)}
            onChange={(option) => onChange(portalFilter(option))}
          />
        )}
        <Select
          {...common}
          clearable={false}
          allowDeselect={false}
          aria-label="Order"
          data={[
            { value: 'name', label: 'By name' },
            ...Object.entries(ORDERS)
              .filter(([order]) => order !== '-lastVisitAt' || workspace?.portalFeature === 'active')
              .map(([value, label]) => ({ value, label })),
          ]}
          value={filters.sort ?? 'name'}
          onChange={(sort) => onChange({ sort: orderOf(sort ?? '') })}
        />
        {isFiltered(filters) && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<X size={14} aria-hidden />}
            onClick={() =>
              onChange({
                search: undefined,
                ownerId: undefined,
                stage: undefined,
                tag: undefined,
                portalPublished: undefined,
                portalState: undefined,
              })
            }
          >
            Clear
          </Button>
        )}
      </Filters>
    </Group>
  );
}
