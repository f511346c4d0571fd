import { Button, Group, Select } from '@mantine/core';
import { X } from 'lucide-react';
import classes from '../ui/filters.module.css';
import { Filters } from '../ui/filters.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { MailFilters } from './filters.ts';
import { MAIL_STATES, type MailState } from './mail-state.tsx';

/** Search and filters of the Outbox. */
export function FilterBar({ filters, onChange }: { filters: MailFilters; onChange: (change: MailFilters) => void }) {
  const { state = null } = filters;
  return (
    <Group gap="xs" role="search" aria-label="Mails">
      <SearchField
        label="Search mails"
        placeholder="Search by person, address or customer"
        className={classes.search}
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Filters set={state ? 1 : 0}>
        <Select
          clearable
          className={classes.filter}
          comboboxProps={{ width: 220 }}
          aria-label="State"
          placeholder="State"
          data={Object.entries(MAIL_STATES).map(([value, { label }]) => ({ value, label }))}
          value={state}
          onChange={(value) => onChange({ state: (value as MailState | null) ?? undefined })}
        />
        {(filters.search || state) && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<X size={14} aria-hidden />}
            onClick={() => onChange({ search: undefined, state: undefined })}
          >
            Clear
          </Button>
        )}
      </Filters>
    </Group>
  );
}
