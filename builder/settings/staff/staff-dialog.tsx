import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import type { StaffMember } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { useSession } from '../../session/session.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { ROLE_HELP, ROLE_WORDS, type StaffRole } from '../roles.ts';

function StaffForm({
  person,
  onClose,
  onInvited,
}: {
  person: StaffMember | null;
  onClose: () => void;
  onInvited: (invitation: { name: string; url: string }) => void;
}) {
  const isSelf = useSession().id === person?.id;
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      title: person?.title ?? '',
      phone: person?.phone ?? '',
      role: (person?.role ?? 'am') as StaffRole,
      allCustomers: person?.allCustomers ?? false,
    },
    validate: {
      name: (value) => (value.trim() ? null : 'is required'),
      email: (value) => (value.includes('@') ? null : 'must be an e-mail address'),
    },
  });
  const onError = (error: ApiError) => showFieldErrors(form, error);
  const create = useChange('staff.create', {
    onError,
    onSuccess: ({ staff, invitationUrl }) => {
      onClose();
      onInvited({ name: staff.name, url: invitationUrl });
    },
  });
  const update = useChange('staff.update', { onError, onSuccess: onClose });
  const submit = form.onSubmit(({ email, allCustomers, ...values }) => {
    if (person) update.mutate({ params: { staffId: person.id }, body: { ...values, allCustomers } });
    else create.mutate({ body: { ...values, email } });
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <TextInput
          label="E-mail"
          type="email"
          required
          description="They sign in with it"
          readOnly={person !== null}
          variant={person ? 'filled' : 'default'}
          {...form.getInputProps('email')}
        />
        <TextInput
          label="Job title"
          description="Shown to their customers"
          maxLength={100}
          {...form.getInputProps('title')}
        />
        <TextInput label="Phone" type="tel" maxLength={50} {...form.getInputProps('phone')} />
        <Radio.Group
          label="Role"
          description={isSelf ? 'Only another admin can change your role' : undefined}
          value={form.values.role}
          error={form.errors.role}
          onChange={(role) => form.setFieldValue('role', role as StaffRole)}
        >
          <Stack gap="xs" mt={6}>
            {(Object.keys(ROLE_WORDS) as StaffRole[]).map((role) => (
              <Radio
                key={role}
                value={role}
                disabled={isSelf}
                label={ROLE_WORDS[role]}
                description={
                  <Text span size="xs">
                    {ROLE_HELP[role]}
                  </Text>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        {person && form.values.role === 'am' && (
          <Checkbox
            label="Serves all customers"
            description="Else they see and serve only the customers they are in charge of"
            {...form.getInputProps('allCustomers', { type: 'checkbox' })}
          />
        )}
        <FormError error={create.error ?? update.error} shown={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {person ? 'Save' : 'Add and invite'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Adds a staff member or changes one. */
export function StaffDialog({
  opened,
  ...form
}: {
  person: StaffMember | null;
  opened: boolean;
  onClose: () => void;
  onInvited: (invitation: { name: string; url: string }) => void;
}) {
  return (
    <Dialog title={form.person ? form.person.name : 'Add staff'} opened={opened} onClose={form.onClose}>
      <StaffForm {...form} />
    </Dialog>
  );
}
