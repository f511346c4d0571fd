import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { applyChange } from '../api/changes.ts';
import { type ApiError, api } from '../api/client.ts';
import type { ResponseOf } from '../api/use-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormError } from '../ui/form-error.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { usePortalFeature } from './use-portal-feature.ts';

type Result = ResponseOf<'portals.activateMany'>['items'][number];

/** As many customers as one request takes comfortably, so that progress is seen. */
const AT_ONCE = 50;

function Outcome({ results }: { results: readonly Result[] }) {
  const count = (result: Result['result']) => results.filter((item) => item.result === result).length;
  const failed = results.filter(({ result }) => result === 'failed');
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">
        {count('activated')} activated
        {count('already-active') > 0 && `, ${count('already-active')} had a portal already and were left as they are`}
        {failed.length > 0 && `, ${failed.length} failed`}.
      </Text>
      {failed.length > 0 && (
        <List size="sm">
          {failed.map(({ customerId, customerName, message }) => (
            <List.Item key={customerId}>
              <strong>{customerName}</strong>: {message}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

/** Activates the portals of many customers from one template and says what became of each (C-02). */
export function ActivateManyDialog({
  ids,
  opened,
  onClose,
  onDone,
}: {
  ids: readonly string[];
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const { templates } = usePortalFeature();
  const [chosen, setChosen] = useState<string | null>(null);
  const templateId = chosen ?? (templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const [results, setResults] = useState<readonly Result[]>([]);

  const activate = useMutation<void, ApiError, string>({
    mutationFn: async (from) => {
      for (let start = results.length; start < ids.length; start += AT_ONCE) {
        const body = { customerIds: ids.slice(start, start + AT_ONCE), templateId: from };
        const { items } = await api('portals.activateMany', { body });
        setResults((before) => [...before, ...items]);
      }
    },
    onSettled: () => applyChange(client, { customerId: null, topic: 'portal', id: null }),
  });
  const close = () => {
    onClose();
    if (activate.isSuccess) onDone();
    activate.reset();
    setResults([]);
  };

  return (
    <Dialog
      title={`Activate ${ids.length === 1 ? 'one portal' : `${ids.length} portals`}`}
      opened={opened}
      onClose={close}
      size="lg"
    >
      <Stack>
        {activate.isIdle && (
          <>
            <Text size="sm">
              Each portal starts as a copy of the template. Nothing is published or shared; customers who have a portal
              already keep it as it is.
            </Text>
            <TemplateChoice templates={templates} value={templateId} onChange={setChosen} />
          </>
        )}
        {activate.isPending && <Progress value={(results.length / ids.length) * 100} aria-label="Portals activated" />}
        {activate.isSuccess && <Outcome results={results} />}
        <FormError error={activate.error} />
        <Group justify="flex-end">
          {activate.isSuccess ? (
            <Button onClick={close}>Done</Button>
          ) : (
            <>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                disabled={!templateId}
                loading={activate.isPending}
                onClick={() => templateId && activate.mutate(templateId)}
              >
                {activate.isError ? 'Try again' : 'Activate'}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
