import { SegmentedControl, Text, Tooltip } from '@mantine/core';
import { Monitor, Smartphone, Tablet } from 'lucide-react';
import { useCallback } from 'react';
import { CustomerPicker } from '../../fields/customer-picker.tsx';
import { useEditor, useView } from '../state/editor-context.tsx';
import { DEVICES, type Device } from '../state/view-store.ts';
import classes from './toolbar.module.css';

const ICONS = { phone: Smartphone, tablet: Tablet, desktop: Monitor } as const;
const WORDS: Readonly<Record<Device, string>> = { phone: 'Phone', tablet: 'Tablet', desktop: 'Desktop' };

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

/** Phone, tablet or desktop. */
export function DeviceControl({ value, onChange }: { value: Device; onChange: (device: Device) => void }) {
  return (
    <SegmentedControl
      ml="auto"
      size="xs"
      className={classes.devices}
      aria-label="Width of the page"
      value={value}
      onChange={(chosen) => onChange(chosen as Device)}
      data={DEVICES.map((device) => {
        const Icon = ICONS[device];
        return {
          value: device,
          label: (
            <Tooltip label={WORDS[device]}>
              <span role="img" aria-label={WORDS[device]}>
                <Icon size={16} aria-hidden />
              </span>
            </Tooltip>
          ),
        };
      })}
    />
  );
}
