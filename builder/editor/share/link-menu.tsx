import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, KeyRound, RefreshCw, Trash2 } from 'lucide-react';
import type { ShareLink } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { confirmLoss } from '../../ui/confirm.tsx';

/** What else can be done with a link: change it, give it a new address, revoke it. */
export function LinkMenu({
  customerId,
  link,
  onChange,
}: {
  customerId: string;
  link: ShareLink;
  onChange: () => void;
}) {
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
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for the link ${link.name}`.trim()}>
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<KeyRound size={15} />} onClick={onChange}>
          Name, access and expiry
        </Menu.Item>
        <Menu.Item leftSection={<RefreshCw size={15} />} onClick={askToRotate}>
          New address…
        </Menu.Item>
        <Menu.Item color="bad" leftSection={<Trash2 size={15} />} onClick={askToRevoke}>
          Revoke…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
