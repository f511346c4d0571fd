import { ActionIcon, Button, Menu } from '@mantine/core';
import { CircleOff, Ellipsis, FileStack, PauseCircle, Rocket, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Portal } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { confirmLoss } from '../../ui/confirm.tsx';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { confirmUnpublish } from '../publish/unpublish.tsx';
import { ShareDialog } from '../share/share-dialog.tsx';
import { ChangeTemplateDialog } from './change-template-dialog.tsx';
import classes from './toolbar.module.css';
import { usePortal } from './use-portal.ts';

type Open = 'publish' | 'share' | 'template' | null;

/** Publish, share, and what ends or restarts a portal (C-02, C-17, C-18, C-21). */
export function PortalTools({ opened }: { opened: Portal }) {
  const portal = usePortal(opened);
  const [open, setOpen] = useState<Open>(null);
  const [, navigate] = useLocation();
  const params = { customerId: portal.customerId };
  const deactivate = useChange('portals.deactivate');
  const unpublish = useChange('portals.unpublish');
  const published = portal.state === 'published' || portal.state === 'changed';
  const close = () => setOpen(null);

  const askToDeactivate = () =>
    confirmLoss({
      title: `Deactivate the portal of ${portal.customerName}?`,
      body: 'Every link stops working at once, and the document fitted to this customer is deleted with all its published versions. Records stay. The portal can be activated again from a template.',
      action: 'Deactivate portal',
      typeName: portal.customerName,
      run: () => deactivate.mutateAsync({ params }).then(() => navigate(`/customers/${portal.customerId}`)),
    });

  return (
    <>
      <Button
        variant="default"
        leftSection={<Share2 size={16} />}
        className={classes.shrinks}
        aria-label="Share"
        onClick={() => setOpen('share')}
      >
        Share
      </Button>
      <Button leftSection={<Rocket size={16} />} onClick={() => setOpen('publish')}>
        Publish
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More about the portal">
            <Ellipsis size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<FileStack size={16} />} onClick={() => setOpen('template')}>
            Change template…
          </Menu.Item>
          {published && (
            <Menu.Item
              leftSection={<PauseCircle size={16} />}
              onClick={() => confirmUnpublish(portal, () => unpublish.mutateAsync({ params }))}
            >
              Unpublish…
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="bad" leftSection={<CircleOff size={16} />} onClick={askToDeactivate}>
            Deactivate portal…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PublishDialog portal={portal} opened={open === 'publish'} onClose={close} onShare={() => setOpen('share')} />
      <ShareDialog portal={portal} opened={open === 'share'} onClose={close} onPublish={() => setOpen('publish')} />
      <ChangeTemplateDialog portal={portal} opened={open === 'template'} onClose={close} />
    </>
  );
}
