import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { type ApiError, api } from '../api/client.ts';
import type { StaffMember } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { FormError } from '../ui/form-error.tsx';
import { EntryPage } from './entry-page.tsx';
import { useSetSession } from './session.tsx';

/** Signing in by e-mail and password. The address stays, so that the page asked for opens afterwards. */
export function SignInPage() {
  const setSession = useSetSession();
  const setup = useApi('setup.status', {});
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useMutation<StaffMember, ApiError, { email: string; password: string }>({
    mutationFn: (body) => api('session.signIn', { body }),
    onSuccess: setSession,
    onError: () => form.setFieldValue('password', ''),
  });

  return (
    <EntryPage title="Sign in" lead="For staff. Customers open the link they were given.">
      {setup.data?.needed && (
        <Alert color="accent" icon={<Info size={18} />} title="This installation has no admin yet">
          Open the one-time set-up link that the server printed when it started.
        </Alert>
      )}
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
          />
          <FormError error={signIn.error} />
          <Button type="submit" fullWidth loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Text size="xs" c="dimmed" ta="center">
        Forgotten the password? An admin can send you a new invitation link.
      </Text>
    </EntryPage>
  );
}
