import { Alert, Button, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { type ApiError, api } from '../api/client.ts';
import type { StaffMember } from '../api/types.ts';
import { type CallOf, useApi } from '../api/use-api.ts';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { EntryPage } from './entry-page.tsx';
import { passwordProblem } from './password.ts';
import { useSetSession } from './session.tsx';

function SetupForm({ token }: { token: string }) {
  const setSession = useSetSession();
  const [, navigate] = useLocation();
  const form = useForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
    validate: { password: passwordProblem },
  });
  const setup = useMutation<StaffMember, ApiError, CallOf<'setup.create'>['body']>({
    mutationFn: (body) => api('setup.create', { body }),
    onSuccess: (staff) => {
      setSession(staff);
      navigate('/settings/portal', { replace: true });
    },
    onError: (error) => showFieldErrors(form, error),
  });

  return (
    <form onSubmit={form.onSubmit((values) => setup.mutate({ token, ...values }))}>
      <Stack>
        <TextInput
          label="Name of the workspace"
          description="Usually your company; customers see it in their portals"
          required
          withAsterisk={false}
          autoFocus
          {...form.getInputProps('workspaceName')}
        />
        <TextInput
          label="Your name"
          autoComplete="name"
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          description="At least 10 characters"
          autoComplete="new-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <FormError error={setup.error} shown={Object.keys(form.values)} />
        <Button type="submit" loading={setup.isPending}>
          Create the workspace
        </Button>
      </Stack>
    </form>
  );
}

/** `/setup/:token`: the first admin of an empty installation. */
export function SetupPage({ token }: { token: string }) {
  const status = useApi('setup.status', {});
  return (
    <EntryPage title="Set up Portico" lead="You become the first admin and can invite everybody else.">
      <QueryState query={status} skeleton={<Skeleton h={320} />}>
        {({ needed }) =>
          needed ? (
            <SetupForm token={token} />
          ) : (
            <>
              <Alert color="accent" icon={<Info size={18} />}>
                This installation is set up already. An admin can invite you.
              </Alert>
              <Button component={Link} href="/sign-in" variant="default">
                Sign in
              </Button>
            </>
          )
        }
      </QueryState>
    </EntryPage>
  );
}
