import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useApi, useChange } from '../api/use-api.ts';
import { ChoiceSelect } from '../settings/terms/choice-select.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/query-state.tsx';

/** Which terms one portal asks its viewers to accept (E-12). */
export function PortalTermsDialog({
  customerId,
  opened,
  onClose,
}: {
  customerId: string;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Terms of this portal" opened={opened} onClose={onClose}>
      <Stack>
        <TermsOfPortal customerId={customerId} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function TermsOfPortal({ customerId }: { customerId: string }) {
  const params = { customerId };
  const own = useApi('terms.ofPortal', { params });
  const terms = useApi('terms.list', {});
  const use = useChange('terms.useInPortal', { onError: notifyError });
  return (
    <QueryState query={own} skeleton={<Skeleton h={84} />}>
      {({ choice, inherited }) => (
        <ChoiceSelect
          label="Before anything is shown, ask to accept"
          description="Holds from now on, also for whoever has the portal open. An admin writes terms in Settings."
          inherit={
            inherited
              ? `As its template and the workspace say: ${inherited.title}`
              : 'As its template and the workspace say: no terms'
          }
          terms={terms.data?.items ?? []}
          value={choice}
          onChange={(chosen) => use.mutate({ params, body: { choice: chosen } })}
        />
      )}
    </QueryState>
  );
}
