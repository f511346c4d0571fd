import { Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { previewPath } from '../canvas/render-context.ts';
import { useEditor, useView } from '../state/editor-context.tsx';
import { DEVICE_WIDTHS, type Device } from '../state/view-store.ts';
import { DeviceControl } from '../toolbar/canvas-bar.tsx';
import classes from './preview.module.css';

/** The real page as the server makes it from the draft, in a frame as wide as a phone, a tablet or a desktop (T-03). */
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
      <div className={classes.stage}>
        {saved !== null && (
          <iframe
            title={`Preview at ${device} width`}
            src={previewPath(subject, customerId)}
            className={classes.frame}
            style={{ width: DEVICE_WIDTHS[device] }}
          />
        )}
      </div>
    </>
  );
}
