import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './selection-bar.module.css';

/** What can be done with the rows that are selected, above the end of the window; nothing while none is. */
export function SelectionBar({
  label,
  count,
  onClear,
  children,
}: {
  label: string;
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <Group className={classes.bar} role="region" aria-label={label} gap="xs">
      <Text size="sm" aria-live="polite">
        {count} selected
      </Text>
      {children}
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        Clear
      </Button>
    </Group>
  );
}
