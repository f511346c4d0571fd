import { Alert, Button, Group, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, Download, Users } from 'lucide-react';
import { Link } from 'wouter';
import { apiUrl } from '../api/client.ts';
import type { Import } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { FormError } from '../ui/form-error.tsx';

function Count({ value, label }: { value: number; label: string }) {
  return (
    <Paper withBorder radius="md" p="md">
      <Text fz={24} fw={600} lh={1.2}>
        {new Intl.NumberFormat().format(value)}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </Paper>
  );
}

/** How far the import is, and what became of it. */
export function ResultStep({ given }: { given: Import }) {
  const { progress, rowCount, state, kind, failure } = given;
  const params = { importId: given.id };
  const run = useChange('imports.run');
  return (
    <Stack gap="md" aria-live="polite">
      {state === 'running' && (
        <>
          <Text size="sm">
            Importing: {progress.done} of {rowCount} rows. You can leave this page; it goes on.
          </Text>
          <Progress value={(progress.done / Math.max(rowCount, 1)) * 100} size="lg" animated aria-label="Import" />
        </>
      )}
      {state === 'failed' && (
        <Alert color="bad" icon={<CircleAlert size={18} />} title="The import stopped" role="alert">
          {failure} Rows imported so far are kept.
          <Button mt="sm" size="xs" display="block" loading={run.isPending} onClick={() => run.mutate({ params })}>
            Go on where it stopped
          </Button>
          <FormError error={run.error} />
        </Alert>
      )}
      {state === 'done' && (
        <Alert color="good" icon={<CircleCheck size={18} />} title={`${given.fileName} is imported`}>
          {progress.skipped === 0
            ? 'Every row was taken over.'
            : 'Skipped rows were left out whole. Download them, correct them, and import the file again; nothing is doubled.'}
        </Alert>
      )}
      <SimpleGrid cols={3}>
        <Count value={progress.created} label={`${kind} added`} />
        <Count value={progress.updated} label={`${kind} updated`} />
        <Count value={progress.skipped} label="rows skipped" />
      </SimpleGrid>
      {state === 'done' && (
        <Group>
          <Button component={Link} href="/customers" leftSection={<Users size={16} />}>
            Go to the customers
          </Button>
          {progress.skipped > 0 && (
            <Button
              component="a"
              href={apiUrl('imports.skipped', { params })}
              download
              variant="default"
              leftSection={<Download size={16} />}
            >
              Download skipped rows
            </Button>
          )}
          <Button component={Link} href="/imports/new" variant="default">
            Import another file
          </Button>
        </Group>
      )}
    </Stack>
  );
}
