import { Button, Divider, Group, PasswordInput, Select, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { StaffMember } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { LogoUpload } from '../fields/logo-upload.tsx';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/page.tsx';
import { passwordProblem } from './password.ts';
import { SecondFactor } from './second-factor.tsx';
import { useSession } from './session.tsx';
import { Sessions } from './sessions.tsx';

function ProfileForm({ staff }: { staff: StaffMember }) {
  const form = useForm({
    initialValues: { name: staff.name, title: staff.title, phone: staff.phone, newsMail: staff.newsMail },
  });
  const save = useChange('session.update', {
    onSuccess: () => {
      form.resetDirty();
      notifyDone('Your account is saved.');
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate({ body }))}>
      <Stack maw={440}>
        <LogoUpload
          endpoint="staff.setPhoto"
          params={{ staffId: staff.id }}
          label="Photo"
          description="Customers see it in the portals of their person in charge"
          name={staff.name}
          url={staff.photoUrl}
        />
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <TextInput label="Job title" description="Shown to your customers" {...form.getInputProps('title')} />
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <TextInput label="E-mail" description="You sign in with it" value={staff.email} readOnly variant="filled" />
        <Select
          label="News by mail"
          description="What your customers did and you have not read. Mentions are mailed at once unless you want none."
          allowDeselect={false}
          data={[
            { value: 'daily', label: 'Every morning' },
            { value: 'hourly', label: 'Every hour' },
            { value: 'off', label: 'Never' },
          ]}
          {...form.getInputProps('newsMail')}
        />
        <FormError error={save.error} shown={['name', 'title', 'phone', 'newsMail']} />
        <Group>
          <Button type="submit" disabled={!form.isDirty()} loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PasswordForm() {
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { newPassword: passwordProblem },
  });
  const save = useChange('session.update', {
    onSuccess: () => {
      form.reset();
      notifyDone('Your password is changed. Other devices are signed out.');
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate({ body }))}>
      <Stack maw={440}>
        <Title order={2}>Password</Title>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters"
          autoComplete="new-password"
          required
          {...form.getInputProps('newPassword')}
        />
        <FormError error={save.error} shown={['currentPassword', 'newPassword']} />
        <Group>
          <Button type="submit" variant="default" loading={save.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** One's own account. */
export function AccountPage() {
  const staff = useSession();
  return (
    <Page title="Your account" width={720}>
      <ProfileForm staff={staff} />
      <Divider my="md" />
      <PasswordForm />
      <Divider my="md" />
      <SecondFactor staff={staff} />
      <Divider my="md" />
      <Sessions />
    </Page>
  );
}
