import { Textarea, TextInput } from '@mantine/core';
import type { FileRecord } from '../../api/types.ts';
import type { RecordFormProps } from '../kind.ts';
import { RecordForm } from '../record-form.tsx';
import { sharedValues } from '../shared-values.ts';
import { useRecordForm } from '../use-record-form.ts';

/** What is told about a file; its bytes stay as they were uploaded. */
export function FileForm({ customer, record, tags, onSaved, onDirty }: RecordFormProps<FileRecord>) {
  const { form, submit, saving, error } = useRecordForm({
    plural: 'files',
    customerId: customer.id,
    recordId: record?.id ?? null,
    initialValues: {
      name: record?.name ?? '',
      description: record?.description ?? '',
      folder: record?.folder ?? '',
      ...sharedValues(record),
    },
    validate: { name: (value) => (value.trim() ? null : 'is required') },
    toBody: (values) => values,
    onSaved,
    onDirty,
  });
  return (
    <RecordForm
      form={form}
      isNew={!record}
      tags={tags}
      alwaysShown={record?.origin === 'customer'}
      saving={saving}
      error={error}
      onSubmit={submit}
    >
      <TextInput label="Name" required maxLength={200} {...form.getInputProps('name')} />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        {...form.getInputProps('description')}
      />
      <TextInput
        label="Folder"
        description="Files of the same folder stand together in the portal"
        maxLength={100}
        {...form.getInputProps('folder')}
      />
    </RecordForm>
  );
}
