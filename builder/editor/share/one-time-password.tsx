import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { Check, Copy, KeyRound } from 'lucide-react';

/** A generated password, shown this once. */
export function OneTimePassword({ password, onDone }: { password: string; onDone: () => void }) {
  return (
    <Alert color="good" icon={<KeyRound size={18} />} title="The password, shown only now" role="status">
      <Text size="sm" mb="xs">
        It is stored unreadable, so nobody can look it up later. Give it to your customer on another way than the link.
      </Text>
      <Group gap="xs">
        <Code fz="md" data-generated-password="">
          {password}
        </Code>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              onClick={copy}
              leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          I have it
        </Button>
      </Group>
    </Alert>
  );
}
