import { ActionIcon, Badge, Button, Group, Paper, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { CircleAlert, CircleCheck, Eye, EyeOff, Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { HealthScore, HealthValue } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { dayWords } from '../../ui/due.ts';
import { notifyError, notifyUndo } from '../../ui/notify.tsx';
import { type Band, bandOf } from './band.ts';
import { HealthChart } from './health-chart.tsx';
import { ValueDialog } from './value-dialog.tsx';

const TONE_ICONS = { good: CircleCheck, warning: TriangleAlert, bad: CircleAlert } as const;
const SHOWN_AT_FIRST = 6;

function BandBadge({ band }: { band: Band }) {
  const Icon = TONE_ICONS[band.tone];
  return (
    <Badge color={band.tone} size="lg" fz="xs" fw={500} leftSection={<Icon size={13} aria-hidden />}>
      {band.label}
    </Badge>
  );
}

/** Deletes a value at once; undo records it again. */
function useRemoveValue(customerId: string) {
  const create = useChange('healthValues.create', { onError: notifyError });
  const remove = useChange('healthValues.remove', { onError: notifyError });
  return (value: HealthValue) => {
    const { scoreId, day, comment } = value;
    remove.mutate(
      { params: { customerId, valueId: value.id } },
      {
        onSuccess: () =>
          notifyUndo(`Deleted the value of ${dayWords(day)}.`, () =>
            create.mutate({ params: { customerId }, body: { scoreId, day, comment, value: value.value } }),
          ),
      },
    );
  };
}

function ValueTable({
  score,
  values,
  onEdit,
  onRemove,
}: {
  score: HealthScore;
  /** Latest first. */
  values: readonly HealthValue[];
  onEdit: (value: HealthValue) => void;
  onRemove: (value: HealthValue) => void;
}) {
  const [all, setAll] = useState(false);
  return (
    <>
      <Table verticalSpacing={4} fz="sm" aria-label={`Values of ${score.name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th ta="end">Value</Table.Th>
            <Table.Th>Band</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.slice(0, all ? undefined : SHOWN_AT_FIRST).map((value) => (
            <Table.Tr key={value.id}>
              <Table.Td>
                <Text component="time" dateTime={value.day} inherit style={{ whiteSpace: 'nowrap' }}>
                  {dayWords(value.day)}
                </Text>
                {value.comment && (
                  <Text size="xs" c="dimmed">
                    {value.comment}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="end">
                {value.value}
                {score.unit}
              </Table.Td>
              <Table.Td>{bandOf(score, value.value)?.label}</Table.Td>
              <Table.Td>
                <Group gap={2} justify="flex-end" wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Correct ${dayWords(value.day)}`}
                    onClick={() => onEdit(value)}
                  >
                    <Pencil size={14} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Delete ${dayWords(value.day)}`}
                    onClick={() => onRemove(value)}
                  >
                    <Trash2 size={14} />
                  </ActionIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {values.length > SHOWN_AT_FIRST && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Show fewer' : `Show all ${values.length}`}
        </Button>
      )}
    </>
  );
}

/** One score of a customer: how it stands, how it came there, and what can be recorded (C-13). */
export function ScoreCard({
  customerId,
  score,
  values,
}: {
  customerId: string;
  score: HealthScore;
  /** Oldest first. */
  values: readonly HealthValue[];
}) {
  const [editing, setEditing] = useState<HealthValue | 'new' | null>(null);
  const remove = useRemoveValue(customerId);
  const current = values.at(-1);
  const band = current && bandOf(score, current.value);

  return (
    <Paper component="article" withBorder radius="md" p="md" aria-label={score.name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} fz="lg">
              {score.name}
            </Title>
            {score.description && (
              <Text size="xs" c="dimmed">
                {score.description}
              </Text>
            )}
          </div>
          <Badge
            flex="none"
            color={score.showInPortal ? 'good' : 'gray'}
            fw={500}
            leftSection={score.showInPortal ? <Eye size={12} aria-hidden /> : <EyeOff size={12} aria-hidden />}
          >
            {score.showInPortal ? 'In portal' : 'Internal'}
          </Badge>
        </Group>
        <Group justify="space-between">
          {current ? (
            <Group gap="sm">
              <Text fz={28} fw={600} lh={1.1}>
                {current.value}
                <Text span size="sm" c="dimmed">
                  {score.unit || ` / ${score.max}`}
                </Text>
              </Text>
              {band && <BandBadge band={band} />}
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              No value recorded yet.
            </Text>
          )}
          <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            Record value
          </Button>
        </Group>
        {values.length > 0 && (
          <>
            <HealthChart score={score} values={values} />
            <ValueTable score={score} values={[...values].reverse()} onEdit={setEditing} onRemove={remove} />
          </>
        )}
      </Stack>
      <ValueDialog
        customerId={customerId}
        score={score}
        value={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
    </Paper>
  );
}
