import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { HealthScore } from '../../api/types.ts';
import type { FieldProps } from '../../fields/field.ts';

type Band = HealthScore['bands'][number];

const TONES: { value: Band['tone']; label: string }[] = [
  { value: 'good', label: 'Good' },
  { value: 'warning', label: 'Watch' },
  { value: 'bad', label: 'Bad' },
];

/** Bands of a health score: each from a value up, with its word and tone. */
export function BandsEditor({ label, value: bands, onChange, error }: FieldProps<Band[]>) {
  const replace = (index: number, ...by: Band[]) => onChange(bands.toSpliced(index, 1, ...by));
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description="Each begins at its value and goes up to the next one"
      error={error}
    >
      <Stack gap={8} mt={4}>
        {bands.map((band, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band has no identity but its place; its values are being typed
          <Group key={index} gap={6} wrap="nowrap" align="flex-end">
            <NumberInput
              w={84}
              label={index === 0 ? 'From' : undefined}
              aria-label={`Band ${index + 1} from`}
              value={band.from}
              onChange={(from) => typeof from === 'number' && replace(index, { ...band, from })}
            />
            <TextInput
              flex={1}
              miw={80}
              label={index === 0 ? 'Word' : undefined}
              aria-label={`Band ${index + 1} word`}
              maxLength={50}
              value={band.label}
              onChange={(event) => replace(index, { ...band, label: event.currentTarget.value })}
            />
            <Select
              w={104}
              label={index === 0 ? 'Tone' : undefined}
              aria-label={`Band ${index + 1} tone`}
              allowDeselect={false}
              data={TONES}
              value={band.tone}
              onChange={(tone) => tone && replace(index, { ...band, tone: tone as Band['tone'] })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              mb={3}
              aria-label={`Remove band ${band.label}`}
              disabled={bands.length === 1}
              onClick={() => replace(index)}
            >
              <X size={15} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} />}
            disabled={bands.length >= 7}
            onClick={() => onChange([...bands, { from: (bands.at(-1)?.from ?? 0) + 10, label: '', tone: 'good' }])}
          >
            Add band
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
