import {
  ActionIcon,
  Badge,
  Button,
  Card,
  CopyButton,
  Group,
  Menu,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { Check, Copy, Ellipsis, ExternalLink, Globe, KeyRound, Lock, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ShareLink } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { confirmLoss } from '../../ui/confirm.tsx';
import { ChangeRuleForm } from './change-rule-form.tsx';

interface Props {
  customerId: string;
  link: ShareLink;
  /** Whether the link answers at the moment. */
  live: boolean;
  onGenerated: (password: string | null) => void;
}

/** One share link: its address to copy, who gets in, and what can be done with it. */
export function LinkCard({ customerId, link, live, onGenerated }: Props) {
  const [changing, setChanging] = useState(false);
  const params = { customerId, linkId: link.id };
  const rotate = useChange('shareLinks.rotate');
  const revoke = useChange('shareLinks.revoke');

  const askToRotate = () =>
    confirmLoss({
      title: 'Give the link a new address?',
      body: 'The old address is dead at once and open visits end. Hand the new one to everyone who should still get in.',
      action: 'New address',
      run: () => rotate.mutateAsync({ params }),
    });
  const askToRevoke = () =>
    confirmLoss({
      title: 'Revoke the link for good?',
      body: 'Nobody gets in by it any more, and open visits end. It cannot be brought back; you can make a new one.',
      action: 'Revoke link',
      run: () => revoke.mutateAsync({ params }),
    });

  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group gap="xs">
          <Badge
            color={link.rule === 'open' ? 'gray' : 'good'}
            leftSection={link.rule === 'open' ? <Globe size={12} /> : <Lock size={12} />}
          >
            {link.rule === 'open' ? 'Anyone with the link' : 'With a password'}
          </Badge>
          {link.name && <Text size="sm">{link.name}</Text>}
          {!live && (
            <Text size="xs" c="dimmed">
              does not answer now
            </Text>
          )}
          <LinkMenu link={link} onChangeRule={() => setChanging(true)} onRotate={askToRotate} onRevoke={askToRevoke} />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            readOnly
            aria-label="Address of the portal"
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link.url}>
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
              href={link.url}
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
        {changing && (
          <ChangeRuleForm
            customerId={customerId}
            link={link}
            onDone={(password) => {
              setChanging(false);
              if (password) onGenerated(password);
            }}
          />
        )}
      </Stack>
    </Card>
  );
}

function LinkMenu({
  link,
  onChangeRule,
  onRotate,
  onRevoke,
}: {
  link: ShareLink;
  onChangeRule: () => void;
  onRotate: () => void;
  onRevoke: () => void;
}) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon ml="auto" variant="subtle" color="gray" aria-label={`Actions for the link ${link.name}`.trim()}>
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<KeyRound size={15} />} onClick={onChangeRule}>
          {link.rule === 'open' ? 'Add a password' : 'Change the password'}
        </Menu.Item>
        <Menu.Item leftSection={<RefreshCw size={15} />} onClick={onRotate}>
          New address…
        </Menu.Item>
        <Menu.Item color="bad" leftSection={<Trash2 size={15} />} onClick={onRevoke}>
          Revoke…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
