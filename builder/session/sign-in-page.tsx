import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { type ApiError, api } from '../api/client.ts';
import type { StaffMember } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { FormError } from '../ui/form-error.tsx';
import { CodeField } from './code-field.tsx';
import { EntryPage } from './entry-page.tsx';
import { useSetSession } from './session.tsx';

/** Signing in by e-mail and password, and a code where the account has a second factor. The address stays, so that the page asked for opens afterwards. */
export function SignInPage() {
  const setSession = useSetSession();
  const setup = useApi('setup.status', {});
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({ initialValues: { email: '', password: '', code: '' } });
  const signIn = useMutation<StaffMember, ApiError, { email: string; password: string; code: string }>({
    mutationFn: ({ code, ...body }) => api('session.signIn', { body: asksCode ? { ...body, code } : body }),
    onSuccess: setSession,
    onError: ({ code }) => {
      if (code === 'second-factor-needed') setAsksCode(true);
      else form.setFieldValue(code === 'wrong-code' ? 'code' : 'password', '');
    },
  });
  if (asksCode)
    return (
      <EntryPage title="One more step" lead="Your account asks for a code as well.">
        <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
          <Stack>
            <CodeField autoFocus {...form.getInputProps('code')} />
            <FormError error={signIn.error?.code === 'second-factor-needed' ? null : signIn.error} />
            <Button type="submit" fullWidth loading={signIn.isPending}>
              Sign in
            </Button>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                setAsksCode(false);
                signIn.reset();
                form.reset();
              }}
            >
              Sign in as somebody else
            </Anchor>
          </Stack>
        </form>
      </EntryPage>
    );

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
      <Anchor component={Link} href="/forgot-password" size="sm" ta="center">
        Forgotten the password?
      </Anchor>
    </EntryPage>
  );
}
