import { Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { Import, ImportMapping } from '../api/types.ts';
import { StaffSelect } from '../fields/staff-select.tsx';

/** Which of the staff each value of a person column means; values that are an e-mail or name are known already. */
export function PeopleMapping({
  found,
  people,
  onChange,
}: {
  found: Import['people'];
  people: ImportMapping['people'];
  onChange: (people: ImportMapping['people']) => void;
}) {
  if (found.length === 0) return null;
  return (
    <Stack gap="xs">
      <div>
        <Title order={3}>People</Title>
        <Text size="xs" c="dimmed">
          Who of the staff is meant? Rows of somebody left out stay without a person.
        </Text>
      </div>
      {found.map(({ value, rows, staffId }) => (
        <Group key={value} gap="sm" wrap="nowrap" align="center">
          <Text size="sm" w={160} truncate title={value}>
            {value}
            <Text span size="xs" c="dimmed">
              {' '}
              in {rows} {rows === 1 ? 'row' : 'rows'}
            </Text>
          </Text>
          <StaffSelect
            label={<VisuallyHidden>{value}</VisuallyHidden>}
            placeholder="Nobody"
            value={value in people ? (people[value] ?? null) : staffId}
            onChange={(picked) => onChange({ ...people, [value]: picked })}
          />
        </Group>
      ))}
    </Stack>
  );
}
