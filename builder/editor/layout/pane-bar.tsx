import { Button } from '@mantine/core';
import { Plus, Settings2, X } from 'lucide-react';
import { useEditor, useView } from '../state/editor-context.tsx';
import classes from './editor-layout.module.css';

/** On a phone: opens the panes, which are drawers there, and closes them. */
export function PaneBar() {
  const { views, readOnly } = useEditor();
  const drawer = useView((state) => state.drawer);
  const show = views.getState().show;
  if (drawer)
    return (
      <div className={classes.bar}>
        <Button fullWidth variant="default" leftSection={<X size={16} />} onClick={() => show({ drawer: null })}>
          Back to the page
        </Button>
      </div>
    );
  return (
    <div className={classes.bar}>
      <Button fullWidth leftSection={<Plus size={16} />} onClick={() => show({ drawer: 'left' })}>
        {readOnly ? 'Outline' : 'Add content'}
      </Button>
      <Button
        fullWidth
        variant="default"
        leftSection={<Settings2 size={16} />}
        onClick={() => show({ drawer: 'right' })}
      >
        Settings
      </Button>
    </div>
  );
}
