import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Filters } from '../ui/filters.tsx';
import type { MailFilters } from './filters.ts';
import { MAIL_STATES, type MailState } from './mail-state.tsx';
import classes from './outbox.module.css';

/** Search and filters of the Outbox. */
export function FilterBar({ filters, onChange }: { filters: MailFilters; onChange: (change: MailFilters) => void }) {
  const [typed, setTyped] = useState(filters.search ?? '');
  const search = useDebouncedCallback((words: string) => onChange({ search: words.trim() || undefined }), 150);
  useEffect(() => setTyped(filters.search ?? ''), [filters.search]);
  const { state = null } = filters;
  return (
    <Group gap="xs" role="search" aria-label="Mails">
      <TextInput
        type="search"
        className={classes.search}
        aria-label="Search mails"
        placeholder="Search by person, address or customer"
        leftSection={<Search size={15} aria-hidden />}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
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
