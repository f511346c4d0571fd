import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Rocket } from 'lucide-react';
import { ActivateManyDialog } from '../portal/activate-many-dialog.tsx';
import classes from './customers.module.css';

/** What can be done with the selected customers. */
export function BulkBar({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const [activating, dialog] = useDisclosure();
  if (ids.length === 0) return null;
  return (
    <Group className={classes.bulk} role="region" aria-label="Selected customers" wrap="nowrap">
      <Text size="sm" aria-live="polite">
        {ids.length} selected
      </Text>
      <Button size="xs" leftSection={<Rocket size={15} />} onClick={dialog.open}>
        Activate portal…
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        Clear
      </Button>
      <ActivateManyDialog ids={ids} opened={activating} onClose={dialog.close} onDone={onDone} />
    </Group>
  );
}
