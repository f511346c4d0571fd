import { CloseButton, FileButton, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Customer } from '../../api/types.ts';
import classes from './upload-area.module.css';
import { useUploads } from './use-uploads.ts';

/** Follows files dragged over the window; a drop anywhere on the page uploads them. */
function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onDrop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return over;
}

/** Uploads by picking or dropping, with what is on its way. */
export function UploadArea({
  customer,
  children,
}: {
  customer: Customer;
  /** Draws the button that opens the file dialog. */
  children: (open: () => void) => ReactNode;
}) {
  const { uploads, add } = useUploads(customer.id);
  const over = useFileDrop(add);
  return (
    <>
      <FileButton multiple onChange={(files) => void add(files)}>
        {({ onClick }) => children(onClick)}
      </FileButton>
      {over && (
        <div className={classes.dropHint} aria-hidden>
          Drop to add to {customer.name}
        </div>
      )}
      {uploads.length > 0 && (
        <Paper
          withBorder
          shadow="md"
          radius="md"
          p="sm"
          className={classes.progress}
          role="status"
          aria-label="Uploads"
        >
          <Stack gap="xs">
            {uploads.map(({ key, name, share, error, cancel }) => (
              <div key={key}>
                <Group justify="space-between" wrap="nowrap">
                  <Text size="sm" truncate>
                    {name}
                  </Text>
                  <CloseButton size="sm" aria-label={error ? `Dismiss ${name}` : `Cancel ${name}`} onClick={cancel} />
                </Group>
                {error ? (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {error}
                  </Text>
                ) : (
                  <Progress value={share * 100} size="sm" aria-label={`Upload of ${name}`} />
                )}
              </div>
            ))}
          </Stack>
        </Paper>
      )}
    </>
  );
}
