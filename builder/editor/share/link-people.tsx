import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Ban, Check, CircleAlert } from 'lucide-react';
import type { Contact, ShareLink } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { audienceOf } from '../../links/link-words.ts';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';

/** The contacts whom a link with the rule e-mail is for, each revocable by themselves (B-09). */
export function LinkPeople({ customerId, link }: { customerId: string; link: ShareLink }) {
  const contacts = useApi('contacts.list', { params: { customerId } });
  return (
    <QueryState query={contacts} skeleton={<Skeleton h={44} />}>
      {({ items }) => {
        const people = audienceOf(link, items);
        if (people.length === 0)
          return (
            <Text size="sm" c="dimmed">
              {link.audience?.kind === 'domains'
                ? 'Nobody with an address there has signed in yet.'
                : 'This customer has no contacts yet. Add them on the customer’s page, under Contacts.'}
            </Text>
          );
        return (
          <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Who gets in by this link">
            {people.map((contact) => (
              <Person key={contact.id} link={link} contact={contact} />
            ))}
          </Stack>
        );
      }}
    </QueryState>
  );
}

function Person({ link, contact }: { link: ShareLink; contact: Contact }) {
  const { id: contactId, customerId, name, email, photoUrl } = contact;
  const params = { customerId, linkId: link.id };
  const revoke = useChange('shareLinks.revokeContact', { onError: notifyError });
  const restore = useChange('shareLinks.restoreContact', { onError: notifyError });
  const revoked = link.revokedContactIds.includes(contactId);
  return (
    <Group component="li" gap="xs" wrap="nowrap" mih={36}>
      <PersonAvatar name={name} photoUrl={photoUrl} />
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm" truncate td={revoked ? 'line-through' : undefined} c={revoked ? 'dimmed' : undefined}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {revoked ? 'Revoked' : (email ?? 'No e-mail address, so they cannot sign in')}
        </Text>
      </Stack>
      {!revoked && !email && <CircleAlert size={16} aria-hidden />}
      {revoked ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Check size={14} />}
          loading={restore.isPending}
          aria-label={`Admit ${name} again`}
          onClick={() => restore.mutate({ params: { ...params, contactId } })}
        >
          Admit again
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          color="bad"
          leftSection={<Ban size={14} />}
          loading={revoke.isPending}
          aria-label={`Revoke ${name}`}
          onClick={() => revoke.mutate({ params, body: { contactId } })}
        >
          Revoke
        </Button>
      )}
    </Group>
  );
}
