import { Button, Group, Stack, Text } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { InvitationResult } from '../../api/types.ts';

const WORDS: Readonly<Record<InvitationResult['outcome'], string>> = {
  queued: 'The mail is on its way',
  'no-email': 'Not sent: no e-mail address',
  'not-admitted': 'Not sent: this link does not let them in',
};

/** What became of each invitation. */
export function InvitationResults({ items, onClose }: { items: readonly InvitationResult[]; onClose: () => void }) {
  return (
    <Stack role="status" aria-label="Invitations">
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map(({ contactId, name, outcome }) => (
          <Group component="li" key={contactId} gap="xs" wrap="nowrap">
            {outcome === 'queued' ? (
              <CircleCheck size={16} color="var(--mantine-color-good-text)" aria-hidden />
            ) : (
              <CircleAlert size={16} color="var(--mantine-color-warning-text)" aria-hidden />
            )}
            <Text size="sm">
              {name}
              <Text span size="sm" c="dimmed">
                {' · '}
                {WORDS[outcome]}
              </Text>
            </Text>
          </Group>
        ))}
      </Stack>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
