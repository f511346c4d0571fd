import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronUp, type LucideIcon, Mail, PencilLine, Rocket, Upload } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import type { CustomerSummary } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { ActivateMany } from './many/activate-many.tsx';
import { ChangeMany } from './many/change-many.tsx';
import { InviteMany } from './many/invite-many.tsx';
import type { ManyActionProps } from './many/many-steps.tsx';
import { PublishMany } from './many/publish-many.tsx';

interface Action {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Of the dialog that first says what will happen. */
  readonly title: string;
  readonly Steps: ComponentType<ManyActionProps>;
}

const ACTIVATE: Action = { label: 'Activate portal…', icon: Rocket, title: 'Activate portals', Steps: ActivateMany };
const PUBLISH: Action = { label: 'Publish…', icon: Upload, title: 'Publish portals', Steps: PublishMany };
const INVITE: Action = { label: 'Invite…', icon: Mail, title: 'Invite contacts', Steps: InviteMany };
const CHANGE: Action = { label: 'Change…', icon: PencilLine, title: 'Change customers', Steps: ChangeMany };

/** Side by side, or behind one button where there is no room for them. */
function Actions({ offered, onAsk }: { offered: readonly Action[]; onAsk: (action: Action) => void }) {
  const phone = usePhone();
  if (!phone)
    return offered.map((action) => (
      <Button
        key={action.label}
        size="xs"
        variant="default"
        leftSection={<action.icon size={15} />}
        onClick={() => onAsk(action)}
      >
        {action.label}
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
        {offered.map((action) => (
          <Menu.Item key={action.label} leftSection={<action.icon size={15} />} onClick={() => onAsk(action)}>
            {action.label}
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
  const [asked, setAsked] = useState<{ action: Action; about: readonly CustomerSummary[] } | null>(null);
  const [opened, dialog] = useDisclosure();
  const ask = (action: Action) => {
    setAsked({ action, about: customers });
    dialog.open();
  };
  const close = (done: boolean) => {
    dialog.close();
    if (done) onDone();
  };
  const offered = [...(canActivate ? [ACTIVATE] : []), ...(withPortal ? [PUBLISH, INVITE] : []), CHANGE];
  return (
    <>
      <SelectionBar label="Selected customers" count={customers.length} onClear={onDone}>
        <Actions offered={offered} onAsk={ask} />
      </SelectionBar>
      <Dialog title={asked?.action.title ?? ''} opened={opened} onClose={() => close(false)} size="lg">
        {asked && <asked.action.Steps customers={asked.about} onClose={close} />}
      </Dialog>
    </>
  );
}
