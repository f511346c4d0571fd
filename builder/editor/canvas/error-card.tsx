import { Button } from '@mantine/core';
import { Settings2, TriangleAlert } from 'lucide-react';
import classes from './canvas.module.css';

/** Stands in for a block that cannot be shown; its settings stay in reach, and the rest of the canvas works. */
export function ErrorCard({ name, message, onSettings }: { name: string; message: string; onSettings: () => void }) {
  return (
    <div className={classes.error} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <div>
        <strong>{name} cannot be shown.</strong>
        <p>{message}</p>
        <Button size="compact-sm" variant="default" leftSection={<Settings2 size={14} />} onClick={onSettings}>
          Settings
        </Button>
      </div>
    </div>
  );
}
