import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { AutomationAction } from '../../api/types.ts';
import { ItemTools } from '../../fields/item-tools.tsx';
import classes from '../automations.module.css';
import { ACTIONS } from '../words.ts';
import { ActionFields, newAction } from './action-fields.tsx';

const MAX_ACTIONS = 10;

/** Then: what is done, one after the other. */
export function ThenClause({
  actions,
  problems,
  onChange,
}: {
  actions: readonly AutomationAction[];
  problems: Readonly<Record<string, string>>;
  onChange: (actions: AutomationAction[]) => void;
}) {
  return (
    <Stack gap={8}>
      <ol className={classes.steps}>
        {actions.map((action, index) => {
          const problem = problemOf(problems, index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an action is its place
            <li key={index} className={classes.card} data-problem={problem ? true : undefined}>
              <Group justify="space-between" wrap="nowrap" mb={8}>
                <Text fw={500}>{ACTIONS.find(({ value }) => value === action.kind)?.label}</Text>
                <ItemTools items={actions} index={index} name="action" onChange={onChange} />
              </Group>
              <ActionFields action={action} onChange={(changed) => onChange(actions.with(index, changed))} />
              {problem && (
                <Text size="sm" c="var(--mantine-color-bad-text)" mt={6}>
                  This {problem}.
                </Text>
              )}
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            leftSection={<Plus size={14} />}
            disabled={actions.length >= MAX_ACTIONS}
          >
            Add action
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ACTIONS.map(({ value, label, hint }) => (
            <Menu.Item
              key={value}
              onClick={() => onChange([...actions, newAction(value)])}
              rightSection={
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              }
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {problems.actions && (
        <Text size="sm" c="var(--mantine-color-bad-text)">
          Say what should be done.
        </Text>
      )}
    </Stack>
  );
}

/** What is wrong with an action as a whole, or with a part of it. */
function problemOf(problems: Readonly<Record<string, string>>, index: number): string | undefined {
  const path = `actions.${index}`;
  return Object.entries(problems).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];
}
