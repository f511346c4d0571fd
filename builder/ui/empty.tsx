import { Stack, Text } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** An empty state: what comes here, and who acts next. */
export function Empty({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Icon size={28} strokeWidth={1.5} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={500}>{title}</Text>
      <Text c="dimmed" size="sm" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
