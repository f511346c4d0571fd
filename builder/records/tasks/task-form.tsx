import { Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { Assignee, Task } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import type { RecordFormProps } from '../kind.ts';
import { RecordForm } from '../record-form.tsx';
import { sharedValues } from '../shared-values.ts';
import { useRecordForm } from '../use-record-form.ts';
import { AssigneeSelect } from './assignee-select.tsx';
import { assignmentMailWords } from './assignment-mail.ts';

/** Form of a task (C-11). */
export function TaskForm({ customer, record, tags, onSaved, onDirty }: RecordFormProps<Task>) {
  const { form, submit, saving, error } = useRecordForm({
    plural: 'tasks',
    customerId: customer.id,
    recordId: record?.id ?? null,
    initialValues: {
      title: record?.title ?? '',
      description: record?.description ?? '',
      due: record?.due ?? null,
      priority: record?.priority ?? ('normal' as Task['priority']),
      assignee: record?.assignee ?? ({ kind: 'none' } as Assignee),
      ...sharedValues(record),
    },
    validate: { title: (value) => (value.trim() ? null : 'is required') },
    toBody: (values) => values,
    onSaved,
    onDirty,
  });
  const contacts = useApi('contacts.list', { params: { customerId: customer.id } }).data?.items ?? [];
  return (
    <RecordForm form={form} isNew={!record} tags={tags} saving={saving} error={error} onSubmit={submit}>
      <TextInput
        label="Title"
        required
        maxLength={200}
        data-autofocus={record ? undefined : true}
        {...form.getInputProps('title')}
      />
      <Textarea label="Description" autosize minRows={2} maxRows={12} {...form.getInputProps('description')} />
      <AssigneeSelect
        label="Assigned to"
        customerId={customer.id}
        customerName={customer.name}
        {...bind(form, 'assignee')}
        description={assignmentMailWords(form.values.assignee, { ...form.values, customer }, contacts)}
      />
      <DateInput label="Due" placeholder="No date" clearable valueFormat="D MMM YYYY" {...bind(form, 'due')} />
      <Input.Wrapper label="Priority" labelElement="div">
        <SegmentedControl
          mt={4}
          display="flex"
          w="fit-content"
          aria-label="Priority"
          data={[
            { value: 'low', label: 'Low' },
            { value: 'normal', label: 'Normal' },
            { value: 'high', label: 'High' },
          ]}
          value={form.values.priority}
          onChange={(value) => form.setFieldValue('priority', value as Task['priority'])}
        />
      </Input.Wrapper>
    </RecordForm>
  );
}
