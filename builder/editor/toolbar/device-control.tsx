import { SegmentedControl, Tooltip } from '@mantine/core';
import { Monitor, Smartphone, Tablet } from 'lucide-react';
import { DEVICES, type Device } from '../state/view-store.ts';
import classes from './toolbar.module.css';

const ICONS = { phone: Smartphone, tablet: Tablet, desktop: Monitor } as const;
const WORDS: Readonly<Record<Device, string>> = { phone: 'Phone', tablet: 'Tablet', desktop: 'Desktop' };

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
