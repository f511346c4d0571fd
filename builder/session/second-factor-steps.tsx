import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Check, Copy, KeyRound } from 'lucide-react';
import { encode } from 'uqr';
import { useChange } from '../api/use-api.ts';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import classes from './account-page.module.css';
import { CodeField } from './code-field.tsx';

/** A text as a QR code, one path for all its dark squares. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={classes.qr}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={squares.join('')} fill="currentColor" />
    </svg>
  );
}

/** The secret for the app to read, and the code that shows that it has. */
export function ScanSecret({
  secret,
  uri,
  onConfirmed,
}: {
  secret: string;
  uri: string;
  onConfirmed: (codes: readonly string[]) => void;
}) {
  const form = useForm({ initialValues: { code: '' } });
  const confirm = useChange('account.confirmSecondFactor', {
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((body) => confirm.mutate({ body }))}>
      <Stack>
        <Text size="sm">Scan this with the app, or type the key into it. Then type the code that it shows.</Text>
        <Group align="center" wrap="wrap">
          <QrCode text={uri} label="QR code for your authenticator app" />
          <Stack gap={4} flex="1 1 180px" miw={0}>
            <Text size="xs" c="dimmed">
              Key
            </Text>
            <Code style={{ overflowWrap: 'anywhere' }}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
          </Stack>
        </Group>
        <CodeField
          description="The six digits that the app shows"
          inputMode="numeric"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <FormError error={confirm.error} shown={['code']} />
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            Turn on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The recovery codes, told only now. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="accent" icon={<KeyRound size={18} />} title="Two-step sign-in is on. Keep these codes.">
        Each signs you in once, when your phone is lost or empty. They are not shown again.
      </Alert>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <Check size={15} /> : <Copy size={15} />}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
