import { Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { previewPath } from '../canvas/render-context.ts';
import { useEditor, useView } from '../state/editor-context.tsx';
import type { Device } from '../state/view-store.ts';
import { DeviceControl } from '../toolbar/device-control.tsx';
import { CustomerView } from './customer-view.tsx';
import { PageFrame } from './page-frame.tsx';
import classes from './preview.module.css';

/** The real page as the server makes it from the draft; a portal's for a chosen contact (T-03). */
export function PreviewDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      title="Preview"
      opened={opened}
      onClose={onClose}
      fullScreen
      classNames={{ content: classes.modal, body: classes.body }}
    >
      {opened && <Preview />}
    </Modal>
  );
}

function Preview() {
  const { subject, autosave } = useEditor();
  const customerId = useView((state) => state.customerId);
  const initial = useView((state) => state.device);
  const [device, setDevice] = useState<Device>(initial);
  const [saved, setSaved] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void autosave.flush().then((everything) => current && setSaved(everything));
    return () => {
      current = false;
    };
  }, [autosave]);

  if (subject.kind === 'portal')
    return (
      <>
        {saved === false && (
          <Text size="sm" c="dimmed" mb="xs">
            The latest changes could not be saved yet; the draft is shown without them.
          </Text>
        )}
        {saved !== null && <CustomerView customerId={subject.customerId} version="draft" device={initial} />}
      </>
    );
  return (
    <>
      <Group mb="sm">
        <Text size="sm" c="dimmed">
          {saved === false
            ? 'The latest changes could not be saved yet; this is the page without them.'
            : 'The page as it would be published now. Nothing in it can be sent.'}
        </Text>
        <DeviceControl value={device} onChange={setDevice} />
      </Group>
      {saved !== null && <PageFrame title="Preview" device={device} path={previewPath(subject, customerId)} />}
    </>
  );
}
