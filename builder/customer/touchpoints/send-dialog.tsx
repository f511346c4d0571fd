import { MultiSelect, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import type { Customer, Touchpoint } from '../../api/types.ts';
import { type ResponseOf, useApi, useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { notifyDone } from '../../ui/notify.tsx';

/** "Mailed to Ana and Ben. Mia does not want such mails." */
function resultWords(results: ResponseOf<'touchpoints.send'>['results']): string {
  const names = (outcome: string) => results.filter((result) => result.outcome === outcome).map(({ name }) => name);
  const queued = names('queued');
  const muted = names('muted');
  return [
    queued.length > 0 ? `On its way to ${queued.join(', ')}.` : 'Nobody was mailed.',
    muted.length > 0 ? `${muted.join(', ')} switched such mails off.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function SendForm({
  customer,
  touchpoint,
  onClose,
}: {
  customer: Customer;
  touchpoint: Touchpoint;
  onClose: () => void;
}) {
  const customerId = customer.id;
  const contacts = (useApi('contacts.list', { params: { customerId } }).data?.items ?? []).filter(({ email }) => email);
  const shared = customer.portalUrl !== '';
  // The same however often the button is pressed: one mail.
  const [sendId] = useState(() => nanoid());
  const form = useForm({
    initialValues: { contactIds: touchpoint.contacts.map(({ id }) => id), withLink: shared },
    validate: { contactIds: (value) => (value.length > 0 ? null : 'choose at least one') },
  });
  const send = useChange('touchpoints.send', {
    onSuccess: ({ results }) => {
      notifyDone(resultWords(results));
      onClose();
    },
  });
  return (
    <DialogForm
      action="Send"
      busy={send.isPending}
      error={send.error}
      onSubmit={form.onSubmit((values) =>
        send.mutate({
          params: { customerId, touchpointId: touchpoint.id },
          body: { ...values, withLink: values.withLink && shared, sendId },
        }),
      )}
      onCancel={onClose}
    >
      <Text size="sm">
        What was logged goes out as it is, under the subject “{touchpoint.subject}”. Read it once more before you send
        it.
      </Text>
      <MultiSelect
        label="To"
        description="Contacts with an e-mail address"
        searchable
        data={contacts.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
        nothingFoundMessage="No such contact"
        {...bind(form, 'contactIds')}
      />
      {shared && (
        <Switch
          label="With a link to the portal"
          description="Everybody gets a link of their own"
          {...form.getInputProps('withLink', { type: 'checkbox' })}
        />
      )}
    </DialogForm>
  );
}

/** Sends what was logged to contacts by mail, with the portal's link while it is shared (T-08). */
export function SendDialog({
  customer,
  touchpoint,
  onClose,
}: {
  customer: Customer;
  touchpoint: Touchpoint | null;
  onClose: () => void;
}) {
  return (
    <Dialog title="Send as e-mail" opened={touchpoint !== null} onClose={onClose}>
      {touchpoint && <SendForm customer={customer} touchpoint={touchpoint} onClose={onClose} />}
    </Dialog>
  );
}
