import { Box, Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** Names the browser tab after what is shown. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Portico` : 'Portico';
  }, [title]);
}

/** A page of the shell: its heading, what can be done there, and its content. */
export function Page({
  title,
  actions,
  width = 1120,
  children,
}: {
  title: string;
  actions?: ReactNode;
  width?: number;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <Box maw={width} mx="auto" px={{ base: 'md', sm: 'lg' }} py={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" mih={36} wrap="wrap">
          <Title order={1}>{title}</Title>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Box>
  );
}
