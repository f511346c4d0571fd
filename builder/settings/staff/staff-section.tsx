import { Badge, Button, Menu, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { Ban, LinkIcon, LogOut, Pencil, Plus, RotateCcw, ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import type { StaffMember } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { useSession } from '../../session/session.tsx';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { When } from '../../ui/when.tsx';
import { ROLE_WORDS } from '../roles.ts';
import { SettingsSection } from '../section.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { StaffDialog } from './staff-dialog.tsx';

type Invitation = { name: string; url: string };

function StaffRow({
  person,
  onEdit,
  onInvited,
}: {
  person: StaffMember;
  onEdit: () => void;
  onInvited: (invitation: Invitation) => void;
}) {
  const self = useSession();
  const { id, name, email, role, title, disabled, invited, secondFactor, lastSeenAt, photoUrl } = person;
  const params = { staffId: id };
  const update = useChange('staff.update', { onError: notifyError });
  const invite = useChange('staff.invite', {
    onSuccess: ({ invitationUrl }) => onInvited({ name, url: invitationUrl }),
    onError: notifyError,
  });
  const signOut = useChange('staff.signOut', {
    onSuccess: () => notifyDone(`${name} is signed out everywhere.`),
    onError: notifyError,
  });
  const removeSecondFactor = useChange('staff.removeSecondFactor', { onError: notifyError });
  const askToTurnOff = () =>
    modals.openConfirmModal({
      title: `Turn off two-step sign-in of ${name}?`,
      children: (
        <Text size="sm">
          For somebody who lost their phone and their recovery codes. Until they set it up again their password alone
          signs in.
        </Text>
      ),
      labels: { confirm: 'Turn off', cancel: 'Cancel' },
      confirmProps: { color: 'bad' },
      onConfirm: () => removeSecondFactor.mutate({ params }),
    });
  const askToDisable = () =>
    modals.openConfirmModal({
      title: `Disable ${name}?`,
      children: (
        <Text size="sm">
          {name} is signed out everywhere at once and cannot sign in. Their customers and what they wrote stay. You can
          enable them again.
        </Text>
      ),
      labels: { confirm: 'Disable', cancel: 'Cancel' },
      confirmProps: { color: 'bad' },
      onConfirm: () => update.mutate({ params, body: { disabled: true } }),
    });

  return (
    <li className={classes.row}>
      <PersonAvatar name={name} photoUrl={photoUrl} size={32} />
      <div className={classes.main}>
        <UnstyledButton className={classes.title} onClick={onEdit} title={name}>
          {name}
        </UnstyledButton>
        <div className={classes.meta}>
          <span>{email}</span>
          {title && <span>{title}</span>}
          <span>
            {lastSeenAt ? (
              <>
                last seen <When at={lastSeenAt} />
              </>
            ) : invited ? (
              'invited, has not chosen a password yet'
            ) : (
              'never signed in'
            )}
          </span>
        </div>
      </div>
      <div className={classes.side}>
        {disabled && (
          <Badge color="gray" fw={500} leftSection={<Ban size={11} aria-hidden />}>
            Disabled
          </Badge>
        )}
        {secondFactor && (
          <Badge color="good" fw={500} leftSection={<ShieldCheck size={11} aria-hidden />}>
            Two-step
          </Badge>
        )}
        <Badge color={role === 'admin' ? 'accent' : 'gray'} fw={500}>
          {ROLE_WORDS[role]}
        </Badge>
        <RowMenu name={name}>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
            Edit
          </Menu.Item>
          {id !== self.id && !disabled && (
            <Menu.Item leftSection={<LinkIcon size={15} />} onClick={() => invite.mutate({ params })}>
              New invitation link
            </Menu.Item>
          )}
          {id !== self.id && !disabled && lastSeenAt && (
            <Menu.Item leftSection={<LogOut size={15} />} onClick={() => signOut.mutate({ params })}>
              Sign out everywhere
            </Menu.Item>
          )}
          {id !== self.id && secondFactor && (
            <Menu.Item leftSection={<ShieldOff size={15} />} onClick={askToTurnOff}>
              Turn off two-step sign-in…
            </Menu.Item>
          )}
          {id !== self.id &&
            (disabled ? (
              <Menu.Item
                leftSection={<RotateCcw size={15} />}
                onClick={() => update.mutate({ params, body: { disabled: false } })}
              >
                Enable
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<Ban size={15} />} color="bad" onClick={askToDisable}>
                Disable…
              </Menu.Item>
            ))}
        </RowMenu>
      </div>
    </li>
  );
}

/** Who works here: add with an invitation, change the role, disable. */
export function StaffSection() {
  const staff = useApi('staff.list', {});
  const [editing, setEditing] = useState<StaffMember | 'new' | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  return (
    <SettingsSection
      title="Staff"
      lead="Everybody who signs in here, and what they may do."
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
          Add staff
        </Button>
      }
    >
      <QueryState query={staff} skeleton={<Skeleton h={200} />}>
        {({ items }) => (
          <ul className={classes.list} aria-label="Staff">
            {items.map((person) => (
              <StaffRow key={person.id} person={person} onEdit={() => setEditing(person)} onInvited={setInvitation} />
            ))}
          </ul>
        )}
      </QueryState>
      <StaffDialog
        person={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
        onInvited={setInvitation}
      />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </SettingsSection>
  );
}
