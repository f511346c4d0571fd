import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type ApiError, api } from '../api/client.ts';
import type { StaffMember } from '../api/types.ts';
import { Busy } from '../ui/busy.tsx';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import { CodeField } from './code-field.tsx';
import { EntryPage } from './entry-page.tsx';
import { passwordProblem } from './password.ts';
import { useSetSession } from './session.tsx';

function useTokenSignIn(onError?: (error: ApiError) => void) {
  const setSession = useSetSession();
  const [, navigate] = useLocation();
  return useMutation<StaffMember, ApiError, { token: string; password?: string; code?: string }>({
    mutationFn: (body) => api('session.signInWithToken', { body }),
    onSuccess: (staff) => {
      setSession(staff);
      // Replaced, so that the token does not stay in the history.
      navigate('/my-work', { replace: true });
    },
    onError,
  });
}

/** `/sign-in/:token`: a one-click link signs in at once. */
export function OneClickPage({ token }: { token: string }) {
  const { mutate, error } = useTokenSignIn();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate({ token });
  }, [mutate, token]);

  if (!error)
    return (
      <EntryPage title="Signing you in …">
        <Busy label="Signing in" />
      </EntryPage>
    );
  return (
    <EntryPage title="This link does not sign you in">
      <Alert color="bad" icon={<CircleAlert size={18} />} role="alert">
        {error.message}
      </Alert>
      <Button component={Link} href="/sign-in" variant="default">
        Sign in with e-mail and password
      </Button>
    </EntryPage>
  );
}

/** `/invitation/:token`: invited staff choose their first password. */
export function InvitationPage({ token }: { token: string }) {
  return (
    <ChoosePassword
      token={token}
      title="Welcome"
      lead="Choose a password; with it and your e-mail address you sign in from now on."
    />
  );
}

/** `/reset/:token`: staff who forgot their password choose a new one. */
export function ResetPage({ token }: { token: string }) {
  return (
    <ChoosePassword token={token} title="A new password" lead="Choose it; you are signed out everywhere else then." />
  );
}

function ChoosePassword({ token, title, lead }: { token: string; title: string; lead: string }) {
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initialValues: { password: '', repeated: '', code: '' },
    validate: {
      password: passwordProblem,
      repeated: (value, values) => (value === values.password ? null : 'is not the same as above'),
    },
  });
  const accept = useTokenSignIn((error) => {
    if (error.code === 'second-factor-needed') setAsksCode(true);
    else showFieldErrors(form, error);
  });

  return (
    <EntryPage title={title} lead={lead}>
      <form
        onSubmit={form.onSubmit(({ password, code }) =>
          accept.mutate({ token, password, ...(asksCode ? { code } : {}) }),
        )}
      >
        <Stack>
          <PasswordInput
            label="Password"
            description="At least 10 characters"
            autoComplete="new-password"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label="Once more"
            autoComplete="new-password"
            required
            withAsterisk={false}
            {...form.getInputProps('repeated')}
          />
          {asksCode && <CodeField autoFocus {...form.getInputProps('code')} />}
          <FormError
            error={accept.error?.code === 'second-factor-needed' ? null : accept.error}
            shown={['password', 'code']}
          />
          <Button type="submit" loading={accept.isPending}>
            Set password and sign in
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}
