import { Tooltip, UnstyledButton } from '@mantine/core';
import { Eye, EyeOff } from 'lucide-react';
import classes from './records.module.css';

/** *Show in portal* of one record: icon, colour and word, switched by a press (C-14). */
export function PortalSwitch({
  shown,
  name,
  disabled,
  onChange,
}: {
  shown: boolean;
  /** Of what, for screen readers. */
  name: string;
  disabled?: boolean;
  onChange: (shown: boolean) => void;
}) {
  const Icon = shown ? Eye : EyeOff;
  return (
    <Tooltip label={shown ? 'The customer sees this in their portal' : 'Only staff see this'}>
      <UnstyledButton
        role="switch"
        aria-checked={shown}
        aria-label={`Show “${name}” in portal`}
        disabled={disabled}
        className={classes.portalSwitch}
        onClick={() => onChange(!shown)}
      >
        <Icon size={14} aria-hidden />
        <span>{shown ? 'In portal' : 'Internal'}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
