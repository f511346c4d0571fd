import { Box, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '../ui/page.tsx';
import { Wordmark } from '../ui/wordmark.tsx';
import classes from './entry-page.module.css';

/** A page outside the shell: signing in, invitation, set-up. */
export function EntryPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useTitle(title);
  return (
    <Box component="main" className={classes.page}>
      <Stack w="100%" maw={400} gap="lg">
        <Wordmark />
        <Paper withBorder radius="lg" p="lg">
          <Stack gap="md">
            <div>
              <Title order={1}>{title}</Title>
              {lead && (
                <Text c="dimmed" size="sm" mt={4}>
                  {lead}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Box>
  );
}
