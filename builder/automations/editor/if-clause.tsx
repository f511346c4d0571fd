import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { AutomationCondition, AutomationField } from '../../api/types.ts';
import classes from '../automations.module.css';
import { operatorWords, takesValue } from '../words.ts';
import { firstValue, ValueField } from './value-field.tsx';

const MAX_CONDITIONS = 10;

/** If: what must be so at the customer; all of it. */
export function IfClause({
  conditions,
  fields,
  problems,
  onChange,
}: {
  conditions: readonly AutomationCondition[];
  fields: readonly AutomationField[];
  problems: Readonly<Record<string, string>>;
  onChange: (conditions: AutomationCondition[]) => void;
}) {
  const add = () => {
    const [first] = fields;
    if (first) onChange([...conditions, newCondition(first)]);
  };
  return (
    <Stack gap={8}>
      {conditions.map((condition, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          key={index}
          condition={condition}
          fields={fields}
          problem={problems[`conditions.${index}`]}
          onChange={(changed) => onChange(conditions.with(index, changed))}
          onRemove={() => onChange(conditions.toSpliced(index, 1))}
        />
      ))}
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} />}
          disabled={conditions.length >= MAX_CONDITIONS || fields.length === 0}
          onClick={add}
        >
          Add condition
        </Button>
        {conditions.length === 0 && (
          <Text size="sm" c="dimmed">
            Without one it acts for every customer.
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function newCondition(field: AutomationField): AutomationCondition {
  return { field: field.field, operator: field.operators[0] ?? 'is', value: firstValue(field) };
}

function Row({
  condition,
  fields,
  problem,
  onChange,
  onRemove,
}: {
  condition: AutomationCondition;
  fields: readonly AutomationField[];
  problem: string | undefined;
  onChange: (condition: AutomationCondition) => void;
  onRemove: () => void;
}) {
  const field = fields.find((one) => one.field === condition.field);
  const pick = (name: string | null) => {
    const picked = fields.find((one) => one.field === name);
    if (picked) onChange(newCondition(picked));
  };
  const ask = (operator: AutomationCondition['operator']) =>
    onChange({ ...condition, operator, value: takesValue(operator) ? (condition.value ?? firstValue(field)) : null });

  return (
    <div className={classes.card} data-problem={problem ? true : undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className={classes.words}>
          <Select
            aria-label="Field"
            searchable
            w={200}
            allowDeselect={false}
            data={fields.map(({ field: value, label }) => ({ value, label }))}
            value={condition.field}
            onChange={pick}
          />
          <Select
            aria-label="Comparison"
            w={170}
            allowDeselect={false}
            data={(field?.operators ?? []).map((value) => ({ value, label: operatorWords(value, field?.type) }))}
            value={condition.operator}
            onChange={(operator) => operator && ask(operator as AutomationCondition['operator'])}
          />
          {field && takesValue(condition.operator) && (
            <ValueField field={field} value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
          )}
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label="Remove condition" onClick={onRemove}>
          <X size={15} />
        </ActionIcon>
      </Group>
      {problem && (
        <Text size="sm" c="var(--mantine-color-bad-text)" mt={6}>
          This condition {problem}.
        </Text>
      )}
    </div>
  );
}
