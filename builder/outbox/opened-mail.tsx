import { Alert, Anchor, Button, Drawer, Group, Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { EyeOff, Send, X } from 'lucide-react';
import { Link } from 'wouter';
import type { Mail } from '../api/types.ts';
import { useApi, useChange } from '../api/use-api.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { When } from '../ui/when.tsx';
import { isWaiting, MailStateChip } from './mail-state.tsx';
import classes from './outbox.module.css';

/** One mail beside the list: as its reader sees it, as plain text, and what happened to it. */
export function OpenedMail({ mailId, onClose }: { mailId: string | undefined; onClose: () => void }) {
  return (
    <Drawer opened={mailId !== undefined} onClose={onClose} position="right" size={720} title="Mail">
      {mailId !== undefined && <Content key={mailId} mailId={mailId} />}
    </Drawer>
  );
}

function Content({ mailId }: { mailId: string }) {
  const mail = useApi('outbox.get', { params: { mailId } });
  return (
    <QueryState query={mail} skeleton={<Skeleton h={480} />}>
      {(shown) => (
        <Stack gap="md">
          <Head mail={shown} />
          {shown.covered && (
            <Alert color="gray" icon={<EyeOff size={18} />}>
              Codes and one-time links are covered: they let their reader in, and nobody else.
            </Alert>
          )}
          {shown.text === '' ? (
            <Text c="dimmed">There is nobody any more to send this mail to.</Text>
          ) : (
            <Views mail={shown} />
          )}
        </Stack>
      )}
    </QueryState>
  );
}

function Head({ mail }: { mail: Mail }) {
  const { to, customer, state, answer } = mail;
  return (
    <Stack gap={6}>
      <Text fw={600} size="lg" component="h2">
        {mail.subject || mail.kindLabel}
      </Text>
      <Text size="sm">
        To {to.name ? `${to.name} <${to.email}>` : to.email}
        {customer && (
          <>
            {' · '}
            <Anchor component={Link} href={`/customers/${customer.id}`} size="sm" underline="always">
              {customer.name}
            </Anchor>
          </>
        )}
      </Text>
      <Group gap="xs">
        <MailStateChip state={state} />
        <Text size="sm" c="dimmed">
          <Timing mail={mail} />
        </Text>
      </Group>
      {answer !== '' && (
        <Text size="sm" c={state === 'dead' ? 'bad' : 'dimmed'}>
          {answer}
        </Text>
      )}
      {mail.gatheredInto && (
        <Anchor component={Link} href={`/outbox/${mail.gatheredInto}`} size="sm">
          Open the mail that it went out with
        </Anchor>
      )}
      {mail.gathered.length > 0 && (
        <Text size="sm" c="dimmed">
          With it: {mail.gathered.map(({ kindLabel }) => kindLabel).join(', ')}
        </Text>
      )}
      <Actions mail={mail} />
    </Stack>
  );
}

function Timing({ mail: { state, sentAt, dueAt, createdAt, attempts } }: { mail: Mail }) {
  if (sentAt) return <When at={sentAt} />;
  if (isWaiting(state) && dueAt)
    return (
      <>
        {attempts > 0 ? `Tried ${attempts === 1 ? 'once' : `${attempts} times`}; goes ` : 'Goes '}
        <When at={dueAt} />
      </>
    );
  return <When at={createdAt} />;
}

function Actions({ mail }: { mail: Mail }) {
  const params = { mailId: mail.id };
  const send = useChange('outbox.send', { onSuccess: () => notifyDone('The mail goes now.'), onError: notifyError });
  const cancel = useChange('outbox.cancel', { onError: notifyError });
  const waiting = isWaiting(mail.state);
  if (!waiting && mail.state !== 'dead' && mail.state !== 'held') return null;
  return (
    <Group gap="xs" mt={4}>
      {mail.state !== 'held' && (
        <Button
          size="xs"
          leftSection={<Send size={14} />}
          loading={send.isPending}
          onClick={() => send.mutate({ params })}
        >
          {mail.state === 'dead' ? 'Try again' : 'Send now'}
        </Button>
      )}
      {mail.state !== 'dead' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<X size={14} />}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params })}
        >
          Do not send
        </Button>
      )}
    </Group>
  );
}

function Views({ mail }: { mail: Mail }) {
  return (
    <Tabs defaultValue="mail" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="mail">Mail</Tabs.Tab>
        <Tabs.Tab value="text">Plain text</Tabs.Tab>
        <Tabs.Tab value="head">Details</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="mail">
        <iframe
          title={`Mail: ${mail.subject || mail.kindLabel}`}
          src={mail.html}
          className={classes.frame}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <pre className={classes.text}>{mail.text}</pre>
      </Tabs.Panel>
      <Tabs.Panel value="head">
        <dl className={classes.facts}>
          <Fact name="Kind" value={mail.kindLabel} />
          <Fact name="Attempts" value={String(mail.attempts)} />
          {mail.headers.map(({ name, value }) => (
            <Fact key={name} name={name} value={value} />
          ))}
          {mail.headers.length === 0 && <Fact name="Message-ID" value={mail.messageId} />}
        </dl>
      </Tabs.Panel>
    </Tabs>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
