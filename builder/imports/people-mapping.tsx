import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import type { Import, ImportMapping } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';

const NOBODY = 'nobody';

/** Who a value is taken for: a staff member's id, nobody on purpose, or not decided yet. */
function chosenFor(value: string, people: ImportMapping['people'], known: string | null): string | null {
  if (!(value in people)) return known;
  return people[value] ?? NOBODY;
}

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
  const staff = useApi('staff.list', {}).data?.items ?? [];
  if (found.length === 0) return null;
  const open = found.filter(({ value, staffId }) => chosenFor(value, people, staffId) === null);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <div>
          <Title order={2} size="h3">
            People
          </Title>
          <Text size="xs" c="dimmed">
            {open.length > 0
              ? 'Who of the staff is meant? Rows with a value that stands for nobody yet are skipped.'
              : 'Every value stands for somebody, or for nobody on purpose.'}
          </Text>
        </div>
        {open.length > 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() => onChange({ ...people, ...Object.fromEntries(open.map(({ value }) => [value, null])) })}
          >
            {open.length === 1 ? 'Leave it without a person' : `Leave all ${open.length} without a person`}
          </Button>
        )}
      </Group>
      {found.map(({ value, rows, staffId }) => {
        const chosen = chosenFor(value, people, staffId);
        return (
          <Group key={value} gap="sm" wrap="nowrap">
            <Text size="sm" w={180} truncate title={value}>
              {value}
              <Text span size="xs" c="dimmed">
                {' '}
                in {rows} {rows === 1 ? 'row' : 'rows'}
              </Text>
            </Text>
            <Select
              flex={1}
              maw={320}
              aria-label={`Who ${value} is`}
              placeholder="Choose a person"
              searchable
              allowDeselect={false}
              nothingFoundMessage="No such person"
              data={[
                { value: NOBODY, label: 'Without a person' },
                ...staff.filter(({ disabled }) => !disabled).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={chosen}
              onChange={(picked) => picked && onChange({ ...people, [value]: picked === NOBODY ? null : picked })}
            />
          </Group>
        );
      })}
    </Stack>
  );
}
