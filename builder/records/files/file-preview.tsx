import { Button, Group, Image, Stack, Text } from '@mantine/core';
import { Download, ExternalLink } from 'lucide-react';
import { apiUrl } from '../../api/client.ts';
import type { FileRecord } from '../../api/types.ts';
import { bytesWords } from '../../ui/bytes.ts';

const INLINE = /^(image\/(png|jpeg|webp|gif|avif)|application\/pdf|text\/plain)$/;

/** A file to be looked at and downloaded. */
export function FilePreview({ record }: { record: FileRecord }) {
  const params = { customerId: record.customerId, recordId: record.id };
  const inline = apiUrl('files.content', { params, query: { inline: true } });
  const isPicture = record.mediaType.startsWith('image/') && INLINE.test(record.mediaType);
  return (
    <Stack gap="xs">
      {(isPicture || record.thumbnailUrl) && (
        <Image
          src={isPicture ? inline : record.thumbnailUrl}
          alt={`Preview of ${record.name}`}
          mah={280}
          fit="contain"
          radius="sm"
          bg="var(--surface-quiet)"
        />
      )}
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {bytesWords(record.size)} · {record.mediaType}
        </Text>
        <Group gap="xs">
          {INLINE.test(record.mediaType) && (
            <Button
              component="a"
              href={inline}
              target="_blank"
              rel="noreferrer"
              size="xs"
              variant="default"
              leftSection={<ExternalLink size={14} />}
            >
              View
            </Button>
          )}
          <Button
            component="a"
            href={apiUrl('files.content', { params })}
            download
            size="xs"
            variant="default"
            leftSection={<Download size={14} />}
          >
            Download
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
