import { Box, List, Skeleton, Text } from '@mantine/core';
import { useApi } from '../api/use-api.ts';
import { QueryState } from '../ui/query-state.tsx';

const NAMED = 8;

/** Says which customers' portals were made from a template, and that they stay (C-03). */
export function PortalsMadeFrom({ templateId, count }: { templateId: string; count: number }) {
  const portals = useApi('templates.portals', { params: { templateId } }, { enabled: count > 0 });
  if (count === 0) return <Text size="sm">No portal was made from it. The template is gone for good afterwards.</Text>;
  return (
    <Box>
      <Text size="sm" mb="xs">
        The template is gone for good afterwards. Portals made from it stay exactly as they are:
      </Text>
      <QueryState query={portals} skeleton={<Skeleton h={20 * Math.min(count, NAMED)} />}>
        {({ items }) => (
          <List size="sm">
            {items.slice(0, NAMED).map(({ customerId, customerName }) => (
              <List.Item key={customerId}>{customerName}</List.Item>
            ))}
            {items.length > NAMED && <List.Item>and {items.length - NAMED} more</List.Item>}
          </List>
        )}
      </QueryState>
    </Box>
  );
}
