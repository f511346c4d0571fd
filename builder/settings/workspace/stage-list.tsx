import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from '../../fields/field.ts';
import { RemoveStageDialog } from './remove-stage-dialog.tsx';
import { type EditedStages, renamedStage, withoutStage } from './stages.ts';

/** The lifecycle stages in their order: rename in place, move, remove, add. Customers go along with what becomes of theirs. */
export function StageList({ label, value, onChange, error }: FieldProps<EditedStages>) {
  const [added, setAdded] = useState('');
  const [removing, setRemoving] = useState<number | null>(null);
  const { list, removed } = value;
  const removedStage = removing === null ? undefined : list[removing];
  const move = (index: number, to: number) => {
    const stage = list[index];
    if (stage) onChange({ list: list.toSpliced(index, 1).toSpliced(to, 0, stage), removed });
  };
  const add = () => {
    if (!added.trim()) return;
    onChange({ list: [...list, { was: null, name: added.trim() }], removed });
    setAdded('');
  };
  const remove = (index: number) => {
    if (list[index]?.was === null) onChange(withoutStage(value, index, null));
    else setRemoving(index);
  };

  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description="Where a customer stands in your work with them, in order. A new name goes along with customers and automations."
      error={error}
    >
      <Stack gap={6} mt={4}>
        {list.map(({ name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place; its name is being typed
          <Group key={index} gap={4} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={`Stage ${index + 1}`}
              value={name}
              maxLength={50}
              onChange={(event) => onChange(renamedStage(value, index, event.currentTarget.value))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${name} up`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${name} down`}
              disabled={index === list.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown size={15} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={() => remove(index)}>
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
      <RemoveStageDialog
        was={removedStage?.was ?? null}
        others={list.filter((_, index) => index !== removing).map(({ name }) => name)}
        onRemove={(to) => {
          if (removing !== null) onChange(withoutStage(value, removing, to));
          setRemoving(null);
        }}
        onClose={() => setRemoving(null)}
      />
    </Input.Wrapper>
  );
}
