import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One section of the settings: heading, what it is for, and its content. */
export function SettingsSection({
  title,
  lead,
  action,
  children,
}: {
  title: string;
  lead: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack component="section" gap="md" aria-label={title}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed" maw={560}>
            {lead}
          </Text>
        </div>
        {action}
      </Group>
      {children}
    </Stack>
  );
}
