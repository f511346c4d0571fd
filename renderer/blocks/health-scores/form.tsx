import { Card, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BlockFormProps } from '../../../builder/fields/block-form.ts';
import { HealthScoreSelect } from '../../../builder/fields/health-score-select.tsx';
import { ItemTools } from '../../../builder/fields/item-tools.tsx';
import type { HealthScoresSettings } from './block.ts';

type Item = HealthScoresSettings['scores'][number];

/** Which scores, under which names, with value and evolution each switchable (C-13). */
export function HealthScoresForm({ settings, onChange, errors, disabled }: BlockFormProps<HealthScoresSettings>) {
  const { scores } = settings;
  const setScores = (next: Item[]) => onChange({ ...settings, scores: next });
  const add = (scoreId: string | null) =>
    scoreId && setScores([...scores, { scoreId, displayName: '', showCurrent: true, showEvolution: true }]);

  return (
    <Stack>
      <TextInput
        label="Heading"
        value={settings.heading}
        maxLength={120}
        disabled={disabled}
        error={errors.heading}
        onChange={(event) => onChange({ ...settings, heading: event.currentTarget.value })}
      />
      {scores.length === 0 && (
        <Text size="sm" c="dimmed">
          Every score that is shown in portals. Add scores to choose some and to name them.
        </Text>
      )}
      {scores.map((item, index) => (
        <ScoreCard
          key={item.scoreId}
          item={item}
          disabled={disabled}
          onChange={(changes) => setScores(scores.map((each) => (each === item ? { ...each, ...changes } : each)))}
        >
          {!disabled && <ItemTools items={scores} index={index} name="score" onChange={setScores} />}
        </ScoreCard>
      ))}
      {!disabled && (
        <HealthScoreSelect
          key={scores.length}
          label="Add a score"
          value={null}
          exclude={scores.map((item) => item.scoreId)}
          error={errors.scores}
          onChange={add}
        />
      )}
    </Stack>
  );
}

function ScoreCard({
  item,
  disabled,
  onChange,
  children,
}: {
  item: Item;
  disabled: boolean;
  onChange: (changes: Partial<Item>) => void;
  children: ReactNode;
}) {
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <HealthScoreSelect label="Score" disabled value={item.scoreId} onChange={() => undefined} />
        <TextInput
          size="xs"
          label="Name shown to customers"
          placeholder="The score's own name"
          value={item.displayName}
          maxLength={120}
          disabled={disabled}
          onChange={(event) => onChange({ displayName: event.currentTarget.value })}
        />
        <Switch
          size="xs"
          label="Current value"
          disabled={disabled}
          checked={item.showCurrent}
          onChange={(event) => onChange({ showCurrent: event.currentTarget.checked })}
        />
        <Switch
          size="xs"
          label="Evolution over time"
          disabled={disabled}
          checked={item.showEvolution}
          onChange={(event) => onChange({ showEvolution: event.currentTarget.checked })}
        />
        {children}
      </Stack>
    </Card>
  );
}
