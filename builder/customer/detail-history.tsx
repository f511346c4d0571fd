import { Box, Stack, Text, Title } from '@mantine/core';
import type { DetailChange } from '../api/types.ts';
import { When } from '../ui/when.tsx';

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  role: 'Role',
  language: 'Language',
  timeZone: 'Time zone',
  photo: 'Photo',
  website: 'Website',
  'address.street': 'Street',
  'address.city': 'City',
  'address.region': 'Region',
  'address.postalCode': 'Postal code',
  'address.country': 'Country',
};

/** Who changed which details, latest first; the customer's own changes are told apart from staff's (A-03, E-01). */
export function DetailHistory({ items }: { items: readonly DetailChange[] }) {
  if (items.length === 0) return null;
  return (
    <Box component="section">
      <Title order={3} size="sm" mb="xs">
        Changes
      </Title>
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} mah={240}>
        {items.map((item) => (
          <Text component="li" size="sm" key={`${item.at} ${item.changes.map(({ field }) => field).join()}`}>
            <strong>{item.by.name}</strong>
            {item.by.kind === 'contact' && ', in the portal,'}{' '}
            {item.changes.length === 0 ? 'added this contact' : 'changed'}{' '}
            <Text span size="xs" c="dimmed">
              <When at={item.at} />
            </Text>
            {item.changes.map((change) => (
              <Text key={change.field} size="xs" c="dimmed">
                {LABELS[change.field] ?? change.field}
                {(change.from || change.to) && `: ${change.from || 'empty'} → ${change.to || 'empty'}`}
              </Text>
            ))}
          </Text>
        ))}
      </Stack>
    </Box>
  );
}
