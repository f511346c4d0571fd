import { CircleAlert, CircleCheck, CircleMinus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from '../automations.module.css';

type Tone = 'good' | 'bad' | 'quiet';
const ICONS: Readonly<Record<Tone, LucideIcon>> = { good: CircleCheck, bad: CircleAlert, quiet: CircleMinus };

/** One line of what was, or would be, done: an icon, a word for who cannot see it, and the sentence. */
export function Outcome({ tone, word, children }: { tone: Tone; word: string; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <li className={classes.outcome} data-tone={tone}>
      <Icon size={15} aria-label={word} />
      <span>{children}</span>
    </li>
  );
}
