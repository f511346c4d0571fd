import { Badge } from '@mantine/core';
import { CircleCheck, CircleDashed, CircleDot, CircleOff, CirclePause, type LucideIcon } from 'lucide-react';
import type { PortalState } from '../api/types.ts';

/** A portal's state in the words used everywhere, each with its colour and icon. */
export const PORTAL_STATES: Readonly<Record<PortalState, { label: string; color: string; icon: LucideIcon }>> = {
  off: { label: 'Off', color: 'gray', icon: CircleOff },
  draft: { label: 'Draft', color: 'gray', icon: CircleDashed },
  published: { label: 'Published', color: 'good', icon: CircleCheck },
  changed: { label: 'Published, with unpublished changes', color: 'warning', icon: CircleDot },
  unpublished: { label: 'Unpublished', color: 'gray', icon: CirclePause },
};

/** Chip with the state of a customer's portal. */
export function PortalStateChip({ state }: { state: PortalState }) {
  const { label, color, icon: Icon } = PORTAL_STATES[state];
  return (
    <Badge
      color={color}
      size="lg"
      fw={500}
      fz="xs"
      maw="100%"
      leftSection={<Icon size={13} aria-hidden />}
      title={label}
    >
      {label}
    </Badge>
  );
}
