import { Badge } from '@mantine/core';
import { CircleCheck, CircleOff, CirclePause, Hourglass, type LucideIcon } from 'lucide-react';
import type { LinkState } from '../api/types.ts';

/** How a link stands, in the words used everywhere, each with its colour and icon. */
export const LINK_STATES: Readonly<Record<LinkState, { label: string; color: string; icon: LucideIcon }>> = {
  active: { label: 'Active', color: 'good', icon: CircleCheck },
  unpublished: { label: 'Portal not published', color: 'gray', icon: CirclePause },
  expired: { label: 'Expired', color: 'warning', icon: Hourglass },
  revoked: { label: 'Revoked', color: 'gray', icon: CircleOff },
};

/** Chip with the state of a share link. */
export function LinkStateChip({ state }: { state: LinkState }) {
  const { label, color, icon: Icon } = LINK_STATES[state];
  return (
    <Badge color={color} size="lg" fw={500} fz="xs" maw="100%" leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  );
}
