import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { CustomerPicker } from '../../fields/customer-picker.tsx';
import { useEditor, useView } from '../state/editor-context.tsx';
import { DeviceControl } from './device-control.tsx';
import classes from './toolbar.module.css';

/** Above the canvas: whose data it shows and how wide it is; while text is edited, its formatting. */
export function CanvasBar() {
  const { views, subject } = useEditor();
  const customerId = useView((state) => state.customerId);
  const editing = useView((state) => state.editingBlockId !== null);
  const slot = useCallback((formatSlot: HTMLElement | null) => views.getState().show({ formatSlot }), [views]);
  return (
    <div className={classes.canvasBar} data-subject={subject.kind} data-editing={editing || undefined}>
      <div ref={slot} className={classes.slot} />
      <div className={classes.whenIdle}>
        {subject.kind === 'template' && (
          <>
            <Text size="xs" c="dimmed" className={classes.wide}>
              Show data of
            </Text>
            <CustomerPicker
              purpose="Show data of"
              placeholder="Sample data"
              value={customerId}
              onChange={(chosen) => views.getState().show({ customerId: chosen })}
            />
          </>
        )}
        <DeviceChoice />
      </div>
    </div>
  );
}

function DeviceChoice() {
  const { views } = useEditor();
  const device = useView((state) => state.device);
  return <DeviceControl value={device} onChange={(chosen) => views.getState().show({ device: chosen })} />;
}
