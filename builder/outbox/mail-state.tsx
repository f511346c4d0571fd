import { Badge } from '@mantine/core';
import {
  Archive,
  BellOff,
  CircleAlert,
  CircleCheck,
  CircleX,
  Clock,
  Layers,
  LockKeyhole,
  type LucideIcon,
  RotateCcw,
  Send,
} from 'lucide-react';
import type { MailLine } from '../api/types.ts';

export type MailState = MailLine['state'];

/** Where a mail is on its way, in the words used everywhere, each with its colour and icon. */
export const MAIL_STATES: Readonly<Record<MailState, { label: string; color: string; icon: LucideIcon }>> = {
  queued: { label: 'Waiting', color: 'gray', icon: Clock },
  held: { label: 'Held until shared', color: 'gray', icon: LockKeyhole },
  sending: { label: 'Sending', color: 'gray', icon: Send },
  sent: { label: 'Sent', color: 'good', icon: CircleCheck },
  kept: { label: 'Kept here', color: 'good', icon: Archive },
  gathered: { label: 'Sent with others', color: 'good', icon: Layers },
  failed: { label: 'Will be tried again', color: 'warning', icon: RotateCcw },
  dead: { label: 'Not delivered', color: 'bad', icon: CircleAlert },
  cancelled: { label: 'Cancelled', color: 'gray', icon: CircleX },
  muted: { label: 'Not wanted', color: 'gray', icon: BellOff },
};

/** Chip with the state of a mail. */
export function MailStateChip({ state }: { state: MailState }) {
  const { label, color, icon: Icon } = MAIL_STATES[state];
  return (
    <Badge color={color} size="lg" fw={500} fz="xs" maw="100%" leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  );
}

/** Whether a mail waits to be sent, so that it can be hurried or called back. */
export function isWaiting(state: MailState): boolean {
  return state === 'queued' || state === 'failed';
}
