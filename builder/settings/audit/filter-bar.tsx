import { Box, Button, Group, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { X } from 'lucide-react';
import { useApi } from '../../api/use-api.ts';
import { CustomerPicker } from '../../fields/customer-picker.tsx';
import { Filters } from '../../ui/filters.tsx';
import { type AuditFilters, NO_FILTERS } from './filters.ts';
import { AREA_WORDS } from './kind-words.ts';

/** Four of them fit side by side where the list has its width, and break where it has not. */
const FIT = { flex: '1 1 150px', maw: 240 } as const;

/** Staff, and the contacts of the chosen customer. */
function usePeople(customerId: string | null) {
  const staff = useApi('staff.list', {}).data?.items ?? [];
  const contacts = useApi(
    'contacts.list',
    { params: { customerId: customerId ?? '' } },
    { enabled: customerId !== null },
  );
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const atCustomer = customerId === null ? [] : (contacts.data?.items ?? []);
  return [
    { group: 'Staff', items: staff.map(option) },
    ...(atCustomer.length > 0 ? [{ group: 'Contacts', items: atCustomer.map(option) }] : []),
  ];
}

/** Which entries are shown: what, who, whose, when. */
export function FilterBar({ filters, onChange }: { filters: AuditFilters; onChange: (filters: AuditFilters) => void }) {
  const { area, personId, customerId, from, to } = filters;
  const people = usePeople(customerId);
  const set = Object.values(filters).filter(Boolean).length;
  const change = (changed: Partial<AuditFilters>) => onChange({ ...filters, ...changed });
  return (
    <Group gap="xs" role="search" aria-label="Audit">
      <Filters set={set}>
        <Select
          aria-label="What"
          placeholder="What"
          clearable
          {...FIT}
          data={Object.entries(AREA_WORDS).map(([value, label]) => ({ value, label }))}
          value={area}
          onChange={(value) => change({ area: value })}
        />
        <Box {...FIT}>
          <CustomerPicker
            purpose="Customer"
            value={customerId}
            onChange={(value) => change({ customerId: value, personId: null })}
          />
        </Box>
        <Select
          aria-label="Who"
          placeholder="Who"
          clearable
          searchable
          {...FIT}
          data={people}
          value={personId}
          onChange={(value) => change({ personId: value })}
        />
        <DatePickerInput
          type="range"
          aria-label="When"
          placeholder="When"
          clearable
          allowSingleDateInRange
          {...FIT}
          value={[from, to]}
          onChange={([first, last]) => change({ from: first, to: last })}
        />
        {set > 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<X size={14} aria-hidden />}
            onClick={() => onChange(NO_FILTERS)}
          >
            Clear
          </Button>
        )}
      </Filters>
    </Group>
  );
}
