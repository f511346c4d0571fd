import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from '../../fields/field.ts';

/** The lifecycle stages in their order: rename in place, move, remove, add. */
export function StageList({ label, value: stages, onChange, error }: FieldProps<string[]>) {
  const [added, setAdded] = useState('');
  const replace = (index: number, ...by: string[]) => onChange(stages.toSpliced(index, 1, ...by));
  const move = (index: number, to: number) => {
    const stage = stages[index];
    if (stage !== undefined) onChange(stages.toSpliced(index, 1).toSpliced(to, 0, stage));
  };
  const add = () => {
    if (!added.trim()) return;
    onChange([...stages, added.trim()]);
    setAdded('');
  };

  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description="Where a customer stands in your work with them, in order"
      error={error}
    >
      <Stack gap={6} mt={4}>
        {stages.map((stage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place; its name is being typed
          <Group key={index} gap={4} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={`Stage ${index + 1}`}
              value={stage}
              maxLength={50}
              onChange={(event) => replace(index, event.currentTarget.value)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${stage} up`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${stage} down`}
              disabled={index === stages.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown size={15} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${stage}`} onClick={() => replace(index)}>
              <X size={15} />
            </ActionIcon>
          </Group>
        ))}
        <Group gap={4} wrap="nowrap">
          <TextInput
            flex={1}
            aria-label="New stage"
            placeholder="New stage"
            value={added}
            maxLength={50}
            onChange={(event) => setAdded(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="default" leftSection={<Plus size={15} />} onClick={add} disabled={!added.trim()}>
            Add
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
