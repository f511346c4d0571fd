import { Badge, Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Check, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { StaffMember } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { CodeField } from './code-field.tsx';
import { RecoveryCodes, ScanSecret } from './second-factor-steps.tsx';

/** Asks for the password, shows the secret, takes the first code, tells the recovery codes. */
function SetUp({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useForm({ initialValues: { currentPassword: '' } });
  const begin = useChange('account.beginSecondFactor', { onError: (error) => showFieldErrors(form, error) });
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />;
  if (begin.data) return <ScanSecret {...begin.data} onConfirmed={setCodes} />;
  return (
    <form onSubmit={form.onSubmit((body) => begin.mutate({ body }))}>
      <Stack>
        <Text size="sm">
          You need an authenticator app on your phone, of any maker. First type your password once more.
        </Text>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('currentPassword')}
        />
        <FormError error={begin.error} shown={['currentPassword']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={begin.isPending}>
            Go on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const form = useForm({ initialValues: { code: '' } });
  const remove = useChange('account.removeSecondFactor', {
    onSuccess: () => {
      notifyDone('Two-step sign-in is off.');
      onClose();
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((body) => remove.mutate({ body }))}>
      <Stack>
        <Text size="sm">Without it your password alone signs in.</Text>
        <CodeField data-autofocus {...form.getInputProps('code')} />
        <FormError error={remove.error} shown={['code']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="bad" loading={remove.isPending}>
            Turn off
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Two-step sign-in of one's own account: on or off. */
export function SecondFactor({ staff: { secondFactor } }: { staff: StaffMember }) {
  const [open, setOpen] = useState<'set-up' | 'turn-off' | null>(null);
  const close = () => setOpen(null);
  return (
    <Stack maw={440}>
      <Group gap="sm">
        <Title order={2}>Two-step sign-in</Title>
        {secondFactor && (
          <Badge color="good" fw={500} leftSection={<Check size={11} aria-hidden />}>
            On
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {secondFactor
          ? 'Signing in asks for a code of your authenticator app after the password.'
          : 'A code of an app on your phone besides the password: who learns your password cannot sign in with it.'}
      </Text>
      <Group>
        {secondFactor ? (
          <Button variant="default" onClick={() => setOpen('turn-off')}>
            Turn off…
          </Button>
        ) : (
          <Button variant="default" leftSection={<ShieldCheck size={16} />} onClick={() => setOpen('set-up')}>
            Set up…
          </Button>
        )}
      </Group>
      <Dialog title="Set up two-step sign-in" opened={open === 'set-up'} onClose={close}>
        <SetUp onClose={close} />
      </Dialog>
      <Dialog title="Turn two-step sign-in off?" opened={open === 'turn-off'} onClose={close}>
        <TurnOff onClose={close} />
      </Dialog>
    </Stack>
  );
}
