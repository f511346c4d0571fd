import { Anchor, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { ArrowLeft, ContactRound, Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import type { ShareLink } from '../../api/types.ts';
import { type ResponseOf, useApi, useChange } from '../../api/use-api.ts';
import { ruleWords } from '../../links/link-words.ts';
import { Empty } from '../../ui/empty.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { InvitationResults } from './invitation-results.tsx';
import { InviteeChoice } from './invitee-choice.tsx';

interface Props {
  customerId: string;
  link: ShareLink;
  onBack: () => void;
  onClose: () => void;
}

/** Mails a link to contacts: all chosen at first, each removable, the text editable; nothing goes before "Send" (T-04). */
export function InviteForm(props: Props) {
  const { customerId, link, onBack } = props;
  const prepared = useApi('invitations.prepare', { params: { customerId, linkId: link.id } });
  return (
    <Stack>
      <Group gap="xs">
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<ArrowLeft size={14} />} onClick={onBack}>
          All links
        </Button>
        <Text size="sm" c="dimmed">
          {[link.name, ruleWords(link)].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <QueryState query={prepared} skeleton={<Skeleton h={320} />}>
        {(invitation) =>
          invitation.invitees.length === 0 ? (
            <Empty
              icon={ContactRound}
              title="Nobody to invite yet"
              action={
                <Anchor component={Link} href={`/customers/${customerId}/contacts`} size="sm">
                  Add contacts
                </Anchor>
              }
            >
              The people at this customer come here, once they are among its contacts.
            </Empty>
          ) : (
            <Invite {...props} invitation={invitation} />
          )
        }
      </QueryState>
    </Stack>
  );
}

function Invite({ customerId, link, invitation, onClose }: Props & { invitation: ResponseOf<'invitations.prepare'> }) {
  const [start] = useState(invitation);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  // Who may come in can change while this is open.
  const invitable = invitation.invitees.filter(({ email, admitted }) => email && admitted);
  const chosen = invitable.map(({ contactId }) => contactId).filter((id) => !removed.includes(id));
  const [subject, setSubject] = useState(start.subject);
  const [body, setBody] = useState<RichText>(start.body);
  const send = useChange('invitations.send');
  if (send.data) return <InvitationResults items={send.data.items} onClose={onClose} />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was not touched goes out in each reader's language.
    const edited = subject !== start.subject || JSON.stringify(body) !== JSON.stringify(start.body);
    send.mutate({
      params: { customerId, linkId: link.id },
      body: { contactIds: chosen, ...(edited ? { subject, body } : {}) },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <InviteeChoice
          invitees={invitation.invitees}
          chosen={chosen}
          onChange={(kept) =>
            setRemoved(invitable.map(({ contactId }) => contactId).filter((id) => !kept.includes(id)))
          }
        />
        <TextInput
          label="Subject"
          required
          maxLength={200}
          value={subject}
          error={send.error?.fields.subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <RichTextField
          label="Message"
          description="Each contact gets it in their language, unless you change it; the link goes below it as a button"
          value={body}
          onChange={setBody}
          catalogue={start.dynamicData.map((value) => ({ ...value, value: null }))}
          error={send.error?.fields.body}
        />
        <FormError error={send.error} shown={['subject', 'body']} />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            Nothing is sent before you press.
          </Text>
          <Button
            type="submit"
            leftSection={<Send size={16} />}
            loading={send.isPending}
            disabled={chosen.length === 0 || subject.trim() === ''}
          >
            {chosen.length === 1 ? 'Send to 1 contact' : `Send to ${chosen.length} contacts`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
