import { Modal } from '@mantine/core';
import { CustomerView } from './customer-view.tsx';
import classes from './preview.module.css';

/** The customer view over the whole screen, from the pages of a customer (T-03). */
export function CustomerViewDialog({
  customerId,
  contactId,
  onClose,
}: {
  customerId: string;
  contactId?: string;
  onClose: () => void;
}) {
  return (
    <Modal
      title="Customer view"
      opened
      onClose={onClose}
      fullScreen
      classNames={{ content: classes.modal, body: classes.body }}
    >
      <CustomerView customerId={customerId} contactId={contactId} version="published" />
    </Modal>
  );
}
