import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { FileCheck2 } from 'lucide-react';
import type { TermsAcceptance, TermsSummary } from '../../api/types.ts';
import { usePages } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { When } from '../../ui/when.tsx';

function nameOf({ name, claimed }: TermsAcceptance): string {
  if (name === null) return 'Former contact';
  return claimed ? `${name}, by the link` : name;
}

/** Who accepted, when, which version, and from where. */
export function AcceptancesDialog({ terms, onClose }: { terms: TermsSummary | null; onClose: () => void }) {
  return (
    <Dialog
      title={`Who accepted “${terms?.current?.title ?? terms?.title ?? ''}”`}
      opened={terms !== null}
      onClose={onClose}
      size="xl"
    >
      {terms && <Acceptances termsId={terms.id} />}
    </Dialog>
  );
}

function Acceptances({ termsId }: { termsId: string }) {
  const list = usePages('terms.acceptances', { params: { termsId }, query: { limit: 50 } });
  if (list.isPending) return <Skeleton h={240} />;
  if (list.error && list.items.length === 0)
    return <LoadError error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0)
    return (
      <Empty icon={FileCheck2} title="Nobody yet">
        Who accepts is listed here, with the version, the time and the network address.
      </Empty>
    );
  return (
    <Stack>
      <Table.ScrollContainer minWidth={560}>
        <Table fz="sm" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Who</Table.Th>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Version</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>From</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((acceptance) => (
              <Table.Tr key={acceptance.id}>
                <Table.Td>{nameOf(acceptance)}</Table.Td>
                <Table.Td>{acceptance.customer.name ?? 'deleted'}</Table.Td>
                <Table.Td>
                  {acceptance.number}
                  <Text size="xs" c="dimmed" title={acceptance.digest}>
                    {acceptance.digest.slice(0, 8)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <When at={acceptance.at} />
                </Table.Td>
                <Table.Td>{acceptance.address ?? ''}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {list.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show earlier
          </Button>
        </Group>
      )}
    </Stack>
  );
}
