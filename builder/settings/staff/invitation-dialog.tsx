import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { Dialog } from '../../ui/dialog.tsx';

/** A one-time invitation link, to be handed over; it is shown only now. */
export function InvitationDialog({
  invitation,
  onClose,
}: {
  invitation: { name: string; url: string } | null;
  onClose: () => void;
}) {
  return (
    <Dialog title={`Invitation for ${invitation?.name ?? ''}`} opened={invitation !== null} onClose={onClose} size="lg">
      {invitation && (
        <Stack>
          <Text size="sm">
            {invitation.name} is mailed this link; you can also hand it over yourself. It works once, within a week, and
            lets them choose a password. It is not shown again; a new one can be made at any time.
          </Text>
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label="Invitation link"
              readOnly
              value={invitation.url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={invitation.url}>
              {({ copied, copy }) => (
                <Button onClick={copy} leftSection={copied ? <Check size={15} /> : <Copy size={15} />}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
