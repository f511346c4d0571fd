import { Button, Group, Menu, Text } from '@mantine/core';
import { ChevronUp, type LucideIcon, Mail, PencilLine, Rocket, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CustomerSummary } from '../api/types.ts';
import { ActivateManyDialog } from '../portal/activate-many-dialog.tsx';
import { InviteManyDialog } from '../portal/invite-many-dialog.tsx';
import { PublishManyDialog } from '../portal/publish-many-dialog.tsx';
import { usePhone } from '../ui/use-phone.ts';
import classes from './customers.module.css';
import { ChangeManyDialog } from './many/change-many-dialog.tsx';

const NOBODY: readonly CustomerSummary[] = [];

type Action = 'change' | 'activate' | 'publish' | 'invite';

const ACTIONS: Readonly<Record<Action, { label: string; icon: LucideIcon }>> = {
  activate: { label: 'Activate portal…', icon: Rocket },
  publish: { label: 'Publish…', icon: Upload },
  invite: { label: 'Invite…', icon: Mail },
  change: { label: 'Change…', icon: PencilLine },
};

/** Side by side, or behind one button where there is no room for them. */
function Actions({ offered, onAsk }: { offered: readonly Action[]; onAsk: (action: Action) => void }) {
  const phone = usePhone();
  const shown = offered.map((action) => ({ action, ...ACTIONS[action] }));
  if (!phone)
    return shown.map(({ action, label, icon: Icon }) => (
      <Button key={action} size="xs" variant="default" leftSection={<Icon size={15} />} onClick={() => onAsk(action)}>
        {label}
      </Button>
    ));
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<ChevronUp size={15} />}>
          Actions
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map(({ action, label, icon: Icon }) => (
          <Menu.Item key={action} leftSection={<Icon size={15} />} onClick={() => onAsk(action)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with the selected customers (C-02, B-16); each action first says what it will do to whom. */
export function BulkBar({
  customers,
  withPortal,
  canActivate,
  onDone,
}: {
  customers: readonly CustomerSummary[];
  /** Whether the portal feature is on. */
  withPortal: boolean;
  /** Whether there is a template to make a portal from. */
  canActivate: boolean;
  onDone: () => void;
}) {
  // Whom it is about is fixed at the press: what an action does may take customers out of the filtered list.
  const [asked, setAsked] = useState<{ action: Action; about: readonly CustomerSummary[]; opened: boolean } | null>(
    null,
  );
  const ask = (action: Action) => setAsked({ action, about: customers, opened: true });
  const close = (done: boolean) => {
    setAsked((before) => before && { ...before, opened: false });
    if (done) onDone();
  };
  const offered: Action[] = [
    ...(canActivate ? (['activate'] as const) : []),
    ...(withPortal ? (['publish', 'invite'] as const) : []),
    'change',
  ];
  const about = asked?.about ?? NOBODY;
  const ids = useMemo(() => about.map(({ id }) => id), [about]);
  const opened = (action: Action) => asked !== null && asked.action === action && asked.opened;
  return (
    <>
      {customers.length > 0 && (
        <Group className={classes.bulk} role="region" aria-label="Selected customers" gap="xs">
          <Text size="sm" aria-live="polite">
            {customers.length} selected
          </Text>
          <Actions offered={offered} onAsk={ask} />
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            Clear
          </Button>
        </Group>
      )}
      <ChangeManyDialog customers={about} opened={opened('change')} onClose={close} />
      <ActivateManyDialog customers={about} opened={opened('activate')} onClose={close} />
      <PublishManyDialog ids={ids} opened={opened('publish')} onClose={close} />
      <InviteManyDialog ids={ids} opened={opened('invite')} onClose={close} />
    </>
  );
}
