import { Alert, Button, FileButton, Progress, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleAlert, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ApiError } from '../api/client.ts';
import type { Import } from '../api/types.ts';
import { upload } from '../api/upload.ts';
import choice from '../portal/template-choice.module.css';
import { Page } from '../ui/page.tsx';
import { ImportSteps } from './import-steps.tsx';
import classes from './imports.module.css';

const KINDS: { value: Import['kind']; label: string; text: string }[] = [
  {
    value: 'customers',
    label: 'Customers',
    text: 'One company per row, with a contact if there is one. Also makes attributes.',
  },
  { value: 'tasks', label: 'Tasks', text: 'One task per row, with a column that says whose it is.' },
];

/** First step of an import: what it is, and the file. */
export function NewImportPage() {
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Import['kind']>('customers');
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const send = useMutation<Import, ApiError, File>({
    mutationFn: (file) => {
      setShare(0);
      return upload('imports.create', { method: 'POST', file, fields: { kind }, onProgress: setShare });
    },
    onSuccess: ({ id }) => navigate(`/imports/${id}`, { replace: true }),
  });
  const pick = (file: File | null | undefined) => file && send.mutate(file);

  return (
    <Page title="Import" width={880}>
      <ImportSteps active={0} />
      <Radio.Group label="What does the file hold?" value={kind} onChange={(value) => setKind(value as Import['kind'])}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt={6} spacing="sm">
          {KINDS.map(({ value, label, text }) => (
            <Radio.Card key={value} value={value} p="sm" className={choice.card} aria-label={label}>
              <Text size="sm" fw={500}>
                {label}
              </Text>
              <Text size="xs" c="dimmed">
                {text}
              </Text>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <section
        aria-label="File"
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          pick(event.dataTransfer.files[0]);
        }}
      >
        <Stack align="center" gap="xs">
          <FileUp size={28} strokeWidth={1.5} color="var(--mantine-color-dimmed)" aria-hidden />
          <Text size="sm">Drop a CSV file here, or</Text>
          <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" onChange={pick}>
            {(props) => (
              <Button {...props} loading={send.isPending}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed" ta="center">
            Commas, semicolons or tabs; the first row names the columns; at most 50 MB. Nothing is imported before you
            have seen it.
          </Text>
          {send.isPending && <Progress w="100%" maw={320} value={share * 100} aria-label="Upload" />}
        </Stack>
      </section>
      {send.error && (
        <Alert color="bad" icon={<CircleAlert size={18} />} title="This file cannot be read" role="alert">
          {send.error.message}
        </Alert>
      )}
    </Page>
  );
}
