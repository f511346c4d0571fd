import { Button, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import type { Contact } from '../../api/types.ts';
import { type CallOf, useApi, useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { LANGUAGES, timeZones } from '../../fields/locale.ts';
import { LogoUpload } from '../../fields/logo-upload.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { DetailHistory } from '../detail-history.tsx';

type Language = NonNullable<CallOf<'contacts.update'>['body']['language']>;

function ContactForm({
  customerId,
  contact,
  onClose,
}: {
  customerId: string;
  contact: Contact | null;
  onClose: () => void;
}) {
  const form = useForm({
    initialValues: {
      name: contact?.name ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      role: contact?.role ?? '',
      language: (contact?.language ?? null) as Language | null,
      timeZone: contact?.timeZone ?? null,
    },
    validate: { name: (value) => (value.trim() ? null : 'is required') },
  });
  const options = { onSuccess: onClose, onError: (error: ApiError) => showFieldErrors(form, error) };
  const create = useChange('contacts.create', options);
  const update = useChange('contacts.update', options);
  const submit = form.onSubmit(({ email, ...values }) => {
    const body = { ...values, email: email.trim() || null };
    if (contact) update.mutate({ params: { customerId, contactId: contact.id }, body });
    else create.mutate({ params: { customerId }, body });
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <TextInput
          label="E-mail"
          type="email"
          description="One person per address in the whole workspace"
          {...form.getInputProps('email')}
        />
        <TextInput label="Role" placeholder="Head of Operations" maxLength={100} {...form.getInputProps('role')} />
        <TextInput label="Phone" type="tel" maxLength={60} {...form.getInputProps('phone')} />
        <Group grow align="flex-start">
          <Select
            label="Language"
            placeholder="Like the customer's"
            clearable
            data={LANGUAGES}
            value={form.values.language}
            error={form.errors.language}
            onChange={(value) => form.setFieldValue('language', value as Language | null)}
          />
          <Select
            label="Time zone"
            placeholder="Like the customer's"
            clearable
            searchable
            limit={50}
            data={timeZones()}
            {...bind(form, 'timeZone')}
          />
        </Group>
        <FormError error={create.error ?? update.error} shown={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {contact ? 'Save' : 'Add contact'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ContactPhoto({ contact: { id: contactId, customerId, name, photoUrl } }: { contact: Contact }) {
  const params = { customerId, contactId };
  const remove = useChange('contacts.removePhoto');
  return (
    <LogoUpload endpoint="contacts.setPhoto" params={params} label="Photo" name={name} url={photoUrl}>
      {photoUrl && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params })}
        >
          Remove photo
        </Button>
      )}
    </LogoUpload>
  );
}

function ContactHistory({ contact: { id: contactId, customerId } }: { contact: Contact }) {
  const history = useApi('contacts.history', { params: { customerId, contactId } });
  return (
    <QueryState query={history} skeleton={<Skeleton h={40} />}>
      {({ items }) => <DetailHistory items={items} />}
    </QueryState>
  );
}

/** Adds a contact or changes one, with their photo and who changed what. */
export function ContactDialog({
  opened,
  ...form
}: {
  customerId: string;
  contact: Contact | null;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={form.contact ? form.contact.name : 'Add contact'} opened={opened} onClose={form.onClose}>
      <Stack>
        {form.contact && <ContactPhoto contact={form.contact} />}
        <ContactForm {...form} />
        {form.contact && <ContactHistory contact={form.contact} />}
      </Stack>
    </Dialog>
  );
}
