import { Group, Select, Text } from '@mantine/core';
import { useApi } from '../api/use-api.ts';
import { PersonAvatar } from '../ui/avatar.tsx';
import type { FieldProps } from './field.ts';

/** A staff member, or nobody. Who is disabled can stay chosen but not be picked anew. */
export function StaffSelect({
  placeholder = 'Nobody yet',
  ...field
}: FieldProps<string | null> & { placeholder?: string }) {
  const staff = useApi('staff.list', {}).data?.items ?? [];
  const offered = staff.filter((person) => !person.disabled || person.id === field.value);
  return (
    <Select
      {...field}
      placeholder={placeholder}
      searchable
      clearable
      nothingFoundMessage="No such person"
      data={offered.map((person) => ({
        value: person.id,
        label: person.disabled ? `${person.name} (disabled)` : person.name,
      }))}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <PersonAvatar
            name={option.label}
            photoUrl={staff.find(({ id }) => id === option.value)?.photoUrl}
            size={22}
          />
          <Text size="sm">{option.label}</Text>
        </Group>
      )}
    />
  );
}
