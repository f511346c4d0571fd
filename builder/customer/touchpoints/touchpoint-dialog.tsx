import { Input, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import type { ApiError } from '../../api/client.ts';
import type { Touchpoint } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { bind } from '../../fields/bind.ts';
import { fromLocal, toLocal } from '../../records/form-values.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';
import { KINDS } from './kinds.ts';

interface Props {
  customerId: string;
  touchpoint: Touchpoint | null;
  onClose: () => void;
}

function TouchpointForm({ customerId, touchpoint, onClose }: Props) {
  const contacts = useApi('contacts.list', { params: { customerId } }).data?.items ?? [];
  const form = useForm({
    initialValues: {
      kind: touchpoint?.kind ?? ('call' as Touchpoint['kind']),
      at: toLocal(touchpoint?.at ?? new Date().toISOString()),
      subject: touchpoint?.subject ?? '',
      contactIds: touchpoint?.contacts.map(({ id }) => id) ?? ([] as string[]),
      body: touchpoint?.body ?? emptyRichText(),
    },
    validate: { subject: (value) => (value.trim() ? null : 'is required') },
  });
  const options = { onSuccess: onClose, onError: (error: ApiError) => showFieldErrors(form, error) };
  const create = useChange('touchpoints.create', options);
  const update = useChange('touchpoints.update', options);
  const submit = form.onSubmit(({ at, ...values }) => {
    const body = { ...values, ...(at ? { at: fromLocal(at) } : {}) };
    if (touchpoint) update.mutate({ params: { customerId, touchpointId: touchpoint.id }, body });
    else create.mutate({ params: { customerId }, body });
  });
  const body = bind(form, 'body');

  return (
    <DialogForm
      action={touchpoint ? 'Save' : 'Log it'}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      shown={Object.keys(form.values)}
      onSubmit={submit}
      onCancel={onClose}
    >
      <Input.Wrapper label="What it was" labelElement="div">
        <SegmentedControl
          mt={4}
          display="flex"
          w="fit-content"
          aria-label="What it was"
          data={KINDS.map(({ value, label }) => ({ value, label }))}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind as Touchpoint['kind'])}
        />
      </Input.Wrapper>
      <TextInput label="Subject" required data-autofocus maxLength={200} {...form.getInputProps('subject')} />
      <MultiSelect
        label="With whom"
        placeholder={form.values.contactIds.length === 0 ? 'Contacts of the customer' : undefined}
        searchable
        data={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        nothingFoundMessage="No such contact"
        {...bind(form, 'contactIds')}
      />
      <DateTimePicker
        label="When"
        valueFormat="D MMM YYYY, HH:mm"
        {...bind(form, 'at')}
        onChange={(at) => at && form.setFieldValue('at', at)}
      />
      <RichTextField label="What was said" value={body.value} onChange={body.onChange} />
    </DialogForm>
  );
}

/** Logs a call or mail, or changes what was logged (T-08). */
export function TouchpointDialog({ opened, ...form }: Props & { opened: boolean }) {
  return (
    <Dialog
      title={form.touchpoint ? form.touchpoint.subject : 'Log a touchpoint'}
      opened={opened}
      onClose={form.onClose}
      size="lg"
    >
      <TouchpointForm {...form} />
    </Dialog>
  );
}
