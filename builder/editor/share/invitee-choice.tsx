import { Checkbox, Group, Stack, Text } from '@mantine/core';
import type { Invitee } from '../../api/types.ts';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { When } from '../../ui/when.tsx';

/** Whom to invite; who cannot be is listed with the reason. */
export function InviteeChoice({
  invitees,
  chosen,
  onChange,
}: {
  invitees: readonly Invitee[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <Checkbox.Group label="To" value={[...chosen]} onChange={onChange}>
      <Stack gap="xs" mt={4} mah={260} style={{ overflowY: 'auto' }}>
        {invitees.map((invitee) => (
          <Checkbox
            key={invitee.contactId}
            value={invitee.contactId}
            disabled={!invitee.email || !invitee.admitted}
            styles={{ body: { alignItems: 'center' } }}
            label={
              <Group gap="xs" wrap="nowrap">
                <PersonAvatar name={invitee.name} photoUrl={invitee.photoUrl} />
                <span>
                  {invitee.name}
                  <Text size="xs" c="dimmed">
                    <Note invitee={invitee} />
                  </Text>
                </span>
              </Group>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Note({ invitee: { email, admitted, invitedAt } }: { invitee: Invitee }) {
  if (!email) return 'No e-mail address';
  if (!admitted) return `${email} · this link does not let them in`;
  return invitedAt ? (
    <>
      {email} · invited <When at={invitedAt} />
    </>
  ) : (
    email
  );
}
