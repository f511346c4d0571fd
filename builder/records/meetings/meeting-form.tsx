import { Group, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import type { Meeting } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { bind } from '../../fields/bind.ts';
import { TagInput } from '../../fields/tag-input.tsx';
import { fromLocal, toLocal } from '../form-values.ts';
import type { RecordFormProps } from '../kind.ts';
import { RecordForm } from '../record-form.tsx';
import { sharedValues } from '../shared-values.ts';
import { useRecordForm } from '../use-record-form.ts';

const HOUR = 3_600_000;

/** The next full hour, from which a new meeting starts. */
function nextHour(now = Date.now()): Date {
  return new Date(Math.ceil(now / HOUR) * HOUR);
}

/** Form of a meeting (C-12). */
export function MeetingForm({ customer, record, tags, onSaved, onDirty }: RecordFormProps<Meeting>) {
  const staff = useApi('staff.list', {}).data?.items ?? [];
  const contacts = useApi('contacts.list', { params: { customerId: customer.id } }).data?.items ?? [];
  const start = nextHour();
  const { form, submit, saving, error } = useRecordForm({
    plural: 'meetings',
    customerId: customer.id,
    recordId: record?.id ?? null,
    initialValues: {
      title: record?.title ?? '',
      startsAt: toLocal(record?.startsAt ?? start.toISOString()),
      endsAt: toLocal(record?.endsAt ?? new Date(start.getTime() + HOUR).toISOString()),
      location: record?.location ?? '',
      joinUrl: record?.joinUrl ?? '',
      attendees: record?.attendees ?? ([] as string[]),
      agenda: record?.agenda ?? emptyRichText(),
      recap: record?.recap ?? emptyRichText(),
      recordingUrl: record?.recordingUrl ?? '',
      ...sharedValues(record),
    },
    validate: {
      title: (value) => (value.trim() ? null : 'is required'),
      endsAt: (value, values) => (value > values.startsAt ? null : 'must be after the start'),
    },
    toBody: ({ startsAt, endsAt, ...values }) => ({
      ...values,
      ...(startsAt ? { startsAt: fromLocal(startsAt) } : {}),
      ...(endsAt ? { endsAt: fromLocal(endsAt) } : {}),
    }),
    onSaved,
    onDirty,
  });
  /** Moves the end along, so that the meeting keeps its length. */
  const setStart = (startsAt: string) => {
    const length = Date.parse(fromLocal(form.values.endsAt)) - Date.parse(fromLocal(form.values.startsAt));
    const end = new Date(Date.parse(fromLocal(startsAt)) + Math.max(length, 0));
    form.setValues({ startsAt, endsAt: toLocal(end.toISOString()) });
  };

  return (
    <RecordForm form={form} isNew={!record} tags={tags} saving={saving} error={error} onSubmit={submit}>
      <TextInput
        label="Title"
        required
        maxLength={200}
        data-autofocus={record ? undefined : true}
        {...form.getInputProps('title')}
      />
      <Group grow align="flex-start">
        <DateTimePicker
          label="Starts"
          required
          valueFormat="D MMM YYYY, HH:mm"
          {...bind(form, 'startsAt')}
          onChange={(at) => at && setStart(at)}
        />
        <DateTimePicker
          label="Ends"
          required
          valueFormat="D MMM YYYY, HH:mm"
          {...bind(form, 'endsAt')}
          onChange={(at) => at && form.setFieldValue('endsAt', at)}
        />
      </Group>
      <TextInput label="Place" maxLength={300} {...form.getInputProps('location')} />
      <TextInput
        label="Address to join"
        type="url"
        placeholder="https://"
        maxLength={1000}
        {...form.getInputProps('joinUrl')}
      />
      <TagInput
        label="Attendees"
        placeholder="Names"
        suggestions={[...new Set([...contacts, ...staff].map(({ name }) => name))]}
        {...bind(form, 'attendees')}
      />
      <RichTextField label="Agenda" {...bind(form, 'agenda')} />
      <RichTextField label="Recap" {...bind(form, 'recap')} />
      <TextInput
        label="Address of the recording"
        type="url"
        placeholder="https://"
        maxLength={1000}
        {...form.getInputProps('recordingUrl')}
      />
    </RecordForm>
  );
}
