import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiError } from '../api/client.ts';

interface Loss {
  title: string;
  /** What will be lost, and what stays. */
  body: ReactNode;
  /** Word on the button: "Delete template". */
  action: string;
  /** To be typed before the button works. */
  typeName?: string;
  run: () => Promise<unknown>;
}

function ConfirmLoss({ loss, onClose }: { loss: Loss; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [running, setRunning] = useState(false);
  const ready = !loss.typeName || typed.trim() === loss.typeName.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || running) return;
    setRunning(true);
    loss.run().then(onClose, (reason: ApiError) => {
      setError(reason);
      setRunning(false);
    });
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text component="div" size="sm">
          {loss.body}
        </Text>
        {loss.typeName && (
          <TextInput
            label={
              <>
                Type <strong>{loss.typeName}</strong> to confirm
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        {error && (
          <Alert color="bad" icon={<CircleAlert size={18} />} role="alert">
            {error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="bad" disabled={!ready} loading={running}>
            {loss.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks before something is lost for good; the dialog stays open, with the reason, when it fails. */
export function confirmLoss(loss: Loss): void {
  const id = modals.open({
    title: loss.title,
    children: <ConfirmLoss loss={loss} onClose={() => modals.close(id)} />,
  });
}
