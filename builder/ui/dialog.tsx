import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePhone } from './use-phone.ts';

/** A dialog; on a phone it takes the whole screen. */
export function Dialog({
  title,
  opened,
  onClose,
  size = 'md',
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: string;
  children: ReactNode;
}) {
  const phone = usePhone();
  return (
    <Modal title={title} opened={opened} onClose={onClose} size={size} fullScreen={phone}>
      {children}
    </Modal>
  );
}
