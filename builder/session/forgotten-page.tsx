import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { Link } from 'wouter';
import { type ApiError, api } from '../api/client.ts';
import { FormError } from '../ui/form-error.tsx';
import { EntryPage } from './entry-page.tsx';

/** `/forgot-password`: asks for a mail with a link to choose a new password. */
export function ForgottenPage() {
  const form = useForm({ initialValues: { email: '' } });
  const ask = useMutation<void, ApiError, { email: string }>({
    mutationFn: (body) => api('session.reset', { body }),
  });
  const back = (
    <Anchor component={Link} href="/sign-in" size="sm" ta="center">
      Back to sign-in
    </Anchor>
  );
  if (ask.isSuccess)
    return (
      <EntryPage title="Look into your mailbox">
        <Alert color="accent" icon={<MailCheck size={18} />} role="status">
          If {ask.variables.email.trim()} belongs to somebody here, a mail with a link is on its way. The link works
          once, within an hour. No mail after some minutes? Ask an admin for a new invitation link.
        </Alert>
        {back}
      </EntryPage>
    );
  return (
    <EntryPage title="Forgotten the password?" lead="We mail you a link with which you choose a new one.">
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))}>
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <FormError error={ask.error} />
          <Button type="submit" loading={ask.isPending}>
            Send the link
          </Button>
        </Stack>
      </form>
      {back}
    </EntryPage>
  );
}
