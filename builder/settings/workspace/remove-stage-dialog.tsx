import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryState } from '../../ui/query-state.tsx';

interface Props {
  /** Name under which customers have it now; null for one that was never saved. */
  was: string;
  others: readonly string[];
  onRemove: (to: string | null) => void;
  onClose: () => void;
}

function RemoveStage({ was, others, onRemove, onClose }: Props) {
  const inIt = useApi('customers.list', { query: { stage: was, limit: 1 } });
  const [to, setTo] = useState<string | null>(null);
  return (
    <QueryState query={inIt} skeleton={<Skeleton h={120} />}>
      {({ total }) => (
        <Stack>
          <Text size="sm">
            {total === 0
              ? 'No customer is in it.'
              : `${total === 1 ? '1 customer is' : `${total} customers are`} in it. Moving them starts no automation.`}
          </Text>
          {total > 0 && (
            <Select
              label="They go to"
              placeholder="No stage"
              clearable
              data={[...others]}
              value={to}
              onChange={setTo}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button color="bad" onClick={() => onRemove(to)}>
              Remove stage
            </Button>
          </Group>
        </Stack>
      )}
    </QueryState>
  );
}

/** Asks what becomes of the customers of a stage that is removed. It is removed when the workspace is saved. */
export function RemoveStageDialog({ was, ...props }: Omit<Props, 'was'> & { was: string | null }) {
  return (
    <Dialog title={was === null ? ' ' : `Remove the stage “${was}”?`} opened={was !== null} onClose={props.onClose}>
      {was !== null && <RemoveStage was={was} {...props} />}
    </Dialog>
  );
}
