import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { CircleAlert, History, Info } from 'lucide-react';
import { useState } from 'react';
import type { Import, ImportMapping } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { TagInput } from '../fields/tag-input.tsx';
import { FormError } from '../ui/form-error.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { FixedValues } from './fixed-values.tsx';
import classes from './imports.module.css';
import { PeopleMapping } from './people-mapping.tsx';
import { doubledFields, missingFields } from './targets.ts';

const DATE_ORDERS = [
  { value: 'ymd', label: 'Year, month, day: 2026-03-31' },
  { value: 'dmy', label: 'Day, month, year: 31.03.2026' },
  { value: 'mdy', label: 'Month, day, year: 03/31/2026' },
];

/** What the server could not take yet is not sent: a value being typed, a field chosen twice. */
function isComplete(mapping: ImportMapping, given: Import): boolean {
  return (
    mapping.columns.every((target) => target.to !== 'new-attribute' || target.label.trim()) &&
    mapping.fixed.every(({ value }) => value.trim()) &&
    doubledFields({ ...given, mapping }).length === 0
  );
}

function Hints({ given, mapping }: { given: Import; mapping: ImportMapping }) {
  const missing = missingFields({ ...given, mapping });
  const doubled = doubledFields({ ...given, mapping });
  return (
    <>
      {given.remembered && (
        <Alert color="accent" icon={<History size={18} />}>
          A file with the same columns was imported before; this is how they went then.
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert color="warning" icon={<Info size={18} />} role="status">
          Choose the column for {missing.join(' and ')}, or give every row the same value below.
        </Alert>
      )}
      {doubled.length > 0 && (
        <Alert color="warning" icon={<CircleAlert size={18} />} role="status">
          More than one column goes to {doubled.join(' and ')}; keep one of them.
        </Alert>
      )}
    </>
  );
}

/** Where every column goes. Kept as it is changed; the server says what would happen. */
export function MappingStep({ given, onNext }: { given: Import; onNext: () => void }) {
  const [mapping, setMapping] = useState(given.mapping);
  const save = useChange('imports.setMapping');
  const send = (changed: ImportMapping) => save.mutateAsync({ params: { importId: given.id }, body: changed });
  const sendSoon = useDebouncedCallback((changed: ImportMapping) => void send(changed).catch(() => {}), 400);
  const change = (part: Partial<ImportMapping>) => {
    const changed = { ...mapping, ...part };
    setMapping(changed);
    if (isComplete(changed, given)) sendSoon(changed);
  };
  const ready = isComplete(mapping, given) && missingFields({ ...given, mapping }).length === 0;

  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {given.fileName}: {given.rowCount} {given.rowCount === 1 ? 'row' : 'rows'}. {given.reading}
      </Text>
      <Hints given={given} mapping={mapping} />
      <ColumnMapping given={given} columns={mapping.columns} onChange={(columns) => change({ columns })} />
      <FixedValues fields={given.fields} fixed={mapping.fixed} onChange={(fixed) => change({ fixed })} />
      <PeopleMapping found={given.people} people={mapping.people} onChange={(people) => change({ people })} />
      <Stack gap="xs">
        <Title order={2} size="h3">
          How values are written
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TagInput
            label="Words that mean “empty”"
            placeholder="NULL"
            value={mapping.emptyWords}
            onChange={(emptyWords) => change({ emptyWords })}
          />
          <Select
            label="Order of dates"
            allowDeselect={false}
            data={DATE_ORDERS}
            value={mapping.dateOrder}
            onChange={(order) => order && change({ dateOrder: order as ImportMapping['dateOrder'] })}
          />
        </SimpleGrid>
      </Stack>
      <FormError error={save.error} />
      <Group className={classes.bar} justify="flex-end">
        <Button disabled={!ready} loading={save.isPending} onClick={() => void send(mapping).then(onNext, () => {})}>
          Check the rows
        </Button>
      </Group>
    </Stack>
  );
}
