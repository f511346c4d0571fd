import { Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleDot, CircleMinus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './many.module.css';

/** How it stands with one of many customers. */
export interface ManyRow {
  readonly customerId: string;
  readonly customerName: string;
  /** `will`: something happens at the press; `done`: it happened; `left`: stays as it is; `failed`: was refused. */
  readonly tone: 'will' | 'done' | 'left' | 'failed';
  readonly message: string;
  readonly details?: ReactNode;
}

const TONES: Readonly<Record<ManyRow['tone'], { icon: LucideIcon; color: string }>> = {
  will: { icon: CircleDot, color: 'var(--mantine-primary-color-filled)' },
  done: { icon: CircleCheck, color: 'var(--mantine-color-good-text)' },
  left: { icon: CircleMinus, color: 'var(--mantine-color-dimmed)' },
  failed: { icon: CircleAlert, color: 'var(--mantine-color-bad-text)' },
};
/** What wants attention first, what stays as it is last. */
const ORDER = ['failed', 'will', 'done', 'left'];

/** Many customers, a line for each. */
export function ManyRows({ rows, label }: { rows: readonly ManyRow[]; label: string }) {
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone));
  return (
    <ul className={classes.list} aria-label={label}>
      {sorted.map(({ customerId, customerName, tone, message, details }) => {
        const { icon: Icon, color } = TONES[tone];
        return (
          <li key={customerId} className={classes.row}>
            <Icon size={15} color={color} className={classes.icon} aria-hidden />
            <div className={classes.words}>
              <Text span size="sm" fw={500}>
                {customerName || 'A customer who is gone'}
              </Text>{' '}
              <Text span size="sm" c="dimmed">
                {message}
              </Text>
              {details}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
