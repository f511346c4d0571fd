import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import classes from './imports.module.css';

const STEPS = ['File', 'Columns', 'Check', 'Import'] as const;

/** Where one is in an import. */
export function ImportSteps({ active }: { active: number }) {
  return (
    <ol className={classes.steps} aria-label={`Step ${active + 1} of ${STEPS.length}`}>
      {STEPS.map((step, index) => {
        const Icon = index < active ? CircleCheck : index === active ? CircleDot : Circle;
        return (
          <li key={step} aria-current={index === active ? 'step' : undefined}>
            <Icon size={15} aria-hidden /> {step}
          </li>
        );
      })}
    </ol>
  );
}
