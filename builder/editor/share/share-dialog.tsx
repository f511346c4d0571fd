import { useState } from 'react';
import type { Portal } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import { Links } from './links.tsx';

interface Props {
  portal: Portal;
  opened: boolean;
  onClose: () => void;
  onPublish: () => void;
}

/** Sharing by links, several side by side (C-18, B-09), with or without inviting contacts by mail (T-04). */
export function ShareDialog({ portal, opened, onClose, onPublish }: Props) {
  const [inviting, setInviting] = useState<string | null>(null);
  const link = portal.links.find(({ id }) => id === inviting);
  const close = () => {
    setInviting(null);
    onClose();
  };
  return (
    <Dialog
      title={link ? `Invite to the portal of ${portal.customerName}` : `Share the portal of ${portal.customerName}`}
      opened={opened}
      onClose={close}
      size="lg"
    >
      {opened &&
        (link ? (
          <InviteForm customerId={portal.customerId} link={link} onBack={() => setInviting(null)} onClose={close} />
        ) : (
          <Links portal={portal} onPublish={onPublish} onInvite={setInviting} />
        ))}
    </Dialog>
  );
}
