import { Button, Group, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { LinkState, ShareLink } from '../api/types.ts';
import classes from '../ui/filters.module.css';
import { Filters } from '../ui/filters.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type LinkFilters, RULES } from './filters.ts';
import { LINK_STATES } from './link-state.tsx';

/** Search and filters of the list of links. */
export function FilterBar({ filters, onChange }: { filters: LinkFilters; onChange: (change: LinkFilters) => void }) {
  const { state = null, rule = null } = filters;
  const common = { clearable: true, className: classes.filter, comboboxProps: { width: 220 } } as const;
  return (
    <Group gap="xs" role="search" aria-label="Links">
      <SearchField
        label="Search links"
        placeholder="Search by customer or name"
        className={classes.search}
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Filters set={[state, rule].filter(Boolean).length}>
        <Select
          {...common}
          aria-label="State"
          placeholder="State"
          data={Object.entries(LINK_STATES).map(([value, { label }]) => ({ value, label }))}
          value={state}
          onChange={(value) => onChange({ state: (value as LinkState | null) ?? undefined })}
        />
        <Select
          {...common}
          aria-label="Who can open it"
          placeholder="Who can open it"
          data={Object.entries(RULES).map(([value, label]) => ({ value, label }))}
          value={rule}
          onChange={(value) => onChange({ rule: (value as ShareLink['rule'] | null) ?? undefined })}
        />
        {(filters.search || state || rule) && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<X size={14} aria-hidden />}
            onClick={() => onChange({ search: undefined, state: undefined, rule: undefined })}
          >
            Clear
          </Button>
        )}
      </Filters>
    </Group>
  );
}
