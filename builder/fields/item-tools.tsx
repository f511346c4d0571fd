import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, type LucideIcon, Trash2 } from 'lucide-react';

/** Moves an item of a list up or down, or removes it. */
export function ItemTools<T>({
  items,
  index,
  name,
  onChange,
}: {
  items: readonly T[];
  index: number;
  /** What an item is called: "score". */
  name: string;
  onChange: (items: T[]) => void;
}) {
  return (
    <Group gap={4}>
      <Tool
        label={`Move ${name} up`}
        icon={ArrowUp}
        disabled={index === 0}
        onClick={() => onChange(swapped(items, index, index - 1))}
      />
      <Tool
        label={`Move ${name} down`}
        icon={ArrowDown}
        disabled={index === items.length - 1}
        onClick={() => onChange(swapped(items, index, index + 1))}
      />
      <Tool label={`Remove ${name}`} icon={Trash2} onClick={() => onChange(items.toSpliced(index, 1))} />
    </Group>
  );
}

function Tool({
  label,
  icon: Icon,
  disabled,
  onClick,
}: {
  label: string;
  icon: LucideIcon;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The list with two items changed over. */
function swapped<T>(items: readonly T[], from: number, to: number): T[] {
  return items.with(from, items[to] as T).with(to, items[from] as T);
}
