import { ActionIcon, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Import, ImportMapping } from '../api/types.ts';

type Fixed = ImportMapping['fixed'];

/** Values that every row gets, written out or put together from its columns. */
export function FixedValues({
  fields,
  fixed,
  onChange,
}: {
  fields: Import['fields'];
  fixed: Fixed;
  onChange: (fixed: Fixed) => void;
}) {
  const replace = (index: number, ...by: Fixed) => onChange(fixed.toSpliced(index, 1, ...by));
  const free = fields.filter(({ field }) => !fixed.some((one) => one.field === field));
  return (
    <Stack gap="xs">
      <div>
        <Title order={2} size="h3">
          The same for every row
        </Title>
        <Text size="xs" c="dimmed">
          For instance “Show in portal: yes”. A column's name in braces stands for the row's value: Order {'{OrderID}'}
        </Text>
      </div>
      {fixed.map(({ field, value }, index) => {
        const choices = fields.find((one) => one.field === field)?.choices ?? [];
        const label = fields.find((one) => one.field === field)?.label ?? field;
        return (
          <Group key={field} gap={6} wrap="nowrap">
            <Select
              flex={1}
              aria-label={`Field ${index + 1}`}
              allowDeselect={false}
              searchable
              data={fields
                .filter((one) => one.field === field || free.includes(one))
                .map((one) => ({ value: one.field, label: one.label }))}
              value={field}
              onChange={(picked) => picked && replace(index, { field: picked, value: '' })}
            />
            {choices.length > 0 ? (
              <Select
                flex={1}
                aria-label={`Value of ${label}`}
                placeholder="Choose"
                allowDeselect={false}
                data={choices}
                value={value || null}
                onChange={(picked) => picked && replace(index, { field, value: picked })}
              />
            ) : (
              <TextInput
                flex={1}
                aria-label={`Value of ${label}`}
                placeholder="Value"
                maxLength={500}
                value={value}
                onChange={(event) => replace(index, { field, value: event.currentTarget.value })}
              />
            )}
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${label}`} onClick={() => replace(index)}>
              <X size={15} />
            </ActionIcon>
          </Group>
        );
      })}
      {free[0] && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} />}
            onClick={() => free[0] && onChange([...fixed, { field: free[0].field, value: '' }])}
          >
            Add a value
          </Button>
        </Group>
      )}
    </Stack>
  );
}
