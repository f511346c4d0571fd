import { Checkbox } from '@mantine/core';
import type { useSelection } from './use-selection.ts';

/** The box above a column of boxes: all of the `selectable` rows that are loaded, or none. */
export function SelectAll({
  label,
  selectable,
  selection: { selected, selectAll },
}: {
  label: string;
  selectable: number;
  selection: ReturnType<typeof useSelection>;
}) {
  return (
    <Checkbox
      size="xs"
      aria-label={label}
      disabled={selectable === 0}
      checked={selected.size > 0 && selected.size >= selectable}
      indeterminate={selected.size > 0 && selected.size < selectable}
      onChange={(event) => selectAll(event.currentTarget.checked)}
    />
  );
}

/** The box of one row; with Shift it goes for every row since the one before. */
export function SelectOne({
  label,
  selected,
  disabled,
  className,
  onSelect,
}: {
  /** What the row is about. */
  label: string;
  selected: boolean;
  disabled?: boolean;
  className?: string | undefined;
  onSelect: (selected: boolean, range: boolean) => void;
}) {
  return (
    <Checkbox
      size="xs"
      className={className}
      aria-label={`Select ${label}`}
      checked={selected}
      disabled={disabled}
      onChange={(event) => onSelect(event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey === true)}
    />
  );
}
