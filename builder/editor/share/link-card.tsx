import {
  ActionIcon,
  Box,
  Button,
  Card,
  Collapse,
  CopyButton,
  Group,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AtSign, Check, ChevronDown, Copy, ExternalLink, Globe, Lock, Mail } from 'lucide-react';
import { useState } from 'react';
import type { ShareLink } from '../../api/types.ts';
import { LinkStateChip } from '../../links/link-state.tsx';
import { ruleWords } from '../../links/link-words.ts';
import { When } from '../../ui/when.tsx';
import { LinkForm } from './link-form.tsx';
import { LinkMenu } from './link-menu.tsx';
import { LinkPeople } from './link-people.tsx';

const ICONS = { open: Globe, password: Lock, email: AtSign } as const;

interface Props {
  customerId: string;
  link: ShareLink;
  onGenerated: (password: string | null) => void;
  /** Asked to mail the link to contacts. */
  onInvite: () => void;
}

/** One share link: its address to copy, who gets in and until when, and what can be done with it. */
export function LinkCard({ customerId, link, onGenerated, onInvite }: Props) {
  const [changing, setChanging] = useState(false);
  const [people, { toggle }] = useDisclosure();
  const Icon = ICONS[link.rule];
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Box c="dimmed" mt={2}>
            <Icon size={16} aria-hidden />
          </Box>
          <Box flex={1} miw={0}>
            <Text size="sm" fw={500}>
              {link.name || ruleWords(link)}
            </Text>
            <Text size="xs" c="dimmed">
              {link.name && `${ruleWords(link)} · `}
              <Facts link={link} />
            </Text>
          </Box>
          {link.state !== 'active' && <LinkStateChip state={link.state} />}
          <LinkMenu customerId={customerId} link={link} onChange={() => setChanging(true)} />
        </Group>
        <Address url={link.url} />
        <Group gap="xs">
          {link.state === 'active' && (
            <Button size="compact-sm" variant="default" leftSection={<Mail size={14} />} onClick={onInvite}>
              Invite by mail…
            </Button>
          )}
          {link.rule === 'email' && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              rightSection={<ChevronDown size={14} />}
              aria-expanded={people}
              onClick={toggle}
            >
              People
            </Button>
          )}
        </Group>
        <Collapse expanded={people}>{people && <LinkPeople customerId={customerId} link={link} />}</Collapse>
        {changing && (
          <LinkForm
            customerId={customerId}
            link={link}
            onCancel={() => setChanging(false)}
            onDone={(_link, password) => {
              setChanging(false);
              if (password) onGenerated(password);
            }}
          />
        )}
      </Stack>
    </Card>
  );
}

function Facts({ link: { expiresAt, state, lastVisitAt } }: { link: ShareLink }) {
  return (
    <>
      {expiresAt && (
        <>
          {state === 'expired' ? 'expired ' : 'expires '}
          <When at={expiresAt} />
          {' · '}
        </>
      )}
      {lastVisitAt ? (
        <>
          last visit <When at={lastVisitAt} />
        </>
      ) : (
        'no visit yet'
      )}
    </>
  );
}

function Address({ url }: { url: string }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        readOnly
        aria-label="Address of the portal"
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button
            variant={copied ? 'light' : 'filled'}
            onClick={copy}
            leftSection={copied ? <Check size={16} /> : <Copy size={16} />}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <Tooltip label="Open as a visitor">
        <ActionIcon
          component="a"
          href={url}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size={36}
          aria-label="Open as a visitor"
        >
          <ExternalLink size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
