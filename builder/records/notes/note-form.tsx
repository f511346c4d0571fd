import { TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import type { Note } from '../../api/types.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { bind } from '../../fields/bind.ts';
import { fromLocal, toLocal } from '../form-values.ts';
import type { RecordFormProps } from '../kind.ts';
import { RecordForm } from '../record-form.tsx';
import { sharedValues } from '../shared-values.ts';
import { useRecordForm } from '../use-record-form.ts';

/** Form of a note. */
export function NoteForm({ customer, record, tags, onSaved, onDirty }: RecordFormProps<Note>) {
  const { form, submit, saving, error } = useRecordForm({
    plural: 'notes',
    customerId: customer.id,
    recordId: record?.id ?? null,
    initialValues: {
      title: record?.title ?? '',
      body: record?.body ?? emptyRichText(),
      at: toLocal(record?.at ?? new Date().toISOString()),
      ...sharedValues(record),
    },
    validate: { title: (value) => (value.trim() ? null : 'is required') },
    toBody: ({ at, ...values }) => ({ ...values, ...(at ? { at: fromLocal(at) } : {}) }),
    onSaved,
    onDirty,
  });
  const body = bind(form, 'body');
  return (
    <RecordForm form={form} isNew={!record} tags={tags} saving={saving} error={error} onSubmit={submit}>
      <TextInput
        label="Title"
        required
        maxLength={200}
        data-autofocus={record ? undefined : true}
        {...form.getInputProps('title')}
      />
      <RichTextField label="Note" value={body.value} onChange={body.onChange} />
      <DateTimePicker
        label="When"
        valueFormat="D MMM YYYY, HH:mm"
        {...bind(form, 'at')}
        onChange={(at) => at && form.setFieldValue('at', at)}
      />
    </RecordForm>
  );
}
