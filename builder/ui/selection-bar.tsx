import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { X } from 'lucide-react';
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
    <section className={classes.bar} aria-label={label}>
      <Text size="sm" aria-live="polite">
        {count} selected
      </Text>
      {children}
      <Tooltip label="Select none">
        <ActionIcon variant="subtle" color="gray" size={30} aria-label="Select none" onClick={onClear}>
          <X size={16} />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
