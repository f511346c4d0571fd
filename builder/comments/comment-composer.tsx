import { ActionIcon, Button, FileButton, Group, Pill, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Eye, Lock, Paperclip } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiError } from '../api/client.ts';
import type { FileRecord } from '../api/types.ts';
import { upload } from '../api/upload.ts';
import { type CallOf, useApi, useChange } from '../api/use-api.ts';
import { useSession } from '../session/session.tsx';
import { FormError } from '../ui/form-error.tsx';
import type { CommentedRecord } from './comment-thread.tsx';
import { MentionTextarea } from './mention-textarea.tsx';
import { mentioned } from './mentions.ts';

type Visibility = NonNullable<CallOf<'comments.create'>['body']['visibility']>;

function hint(visibility: Visibility, shownInPortal: boolean): string {
  if (visibility === 'internal') return 'Only staff read this, also if the record is shown in the portal later.';
  return shownInPortal
    ? 'The customer reads this in their portal.'
    : 'The customer reads this once the record itself is shown in the portal.';
}

/** Files are kept with the customer's files first and then attached by their ids. */
function useAttachments(customerId: string) {
  const [files, setFiles] = useState<readonly FileRecord[]>([]);
  const [share, setShare] = useState(0);
  const send = useMutation<FileRecord, ApiError, File>({
    mutationFn: (file) =>
      upload('files.create', { method: 'POST', params: { customerId }, file, onProgress: setShare }),
    onSuccess: (file) => setFiles((before) => [...before, file]),
  });
  return {
    files,
    share,
    send,
    remove: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
  };
}

/** Writes a comment; internal unless said otherwise, so that nothing slips out by habit. */
export function CommentComposer({
  customerId,
  record,
  shownInPortal,
}: {
  customerId: string;
  record: CommentedRecord;
  shownInPortal: boolean;
}) {
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const attachments = useAttachments(customerId);
  const self = useSession();
  const staff = (useApi('staff.list', {}).data?.items ?? []).filter(({ id, disabled }) => !disabled && id !== self.id);
  const create = useChange('comments.create', {
    onSuccess: () => {
      setText('');
      attachments.clear();
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!text.trim() || create.isPending) return;
    create.mutate({
      params: { customerId },
      body: {
        recordKind: record.kind,
        recordId: record.id,
        text,
        visibility,
        attachmentIds: attachments.files.map(({ id }) => id),
        mentionIds: mentioned(text, staff).map(({ id }) => id),
      },
    });
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <MentionTextarea value={text} onChange={setText} staff={staff} onSubmit={submit} />
        {attachments.files.length > 0 && (
          <Pill.Group>
            {attachments.files.map(({ id, name }) => (
              <Pill
                key={id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': `Do not attach ${name}` }}
                onRemove={() => attachments.remove(id)}
              >
                {name}
              </Pill>
            ))}
          </Pill.Group>
        )}
        {attachments.send.isPending && <Progress value={attachments.share * 100} aria-label="Attachment" />}
        <FormError error={attachments.send.error} />
        <FormError error={create.error} />
        <Group justify="space-between">
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-label="Who may read it"
              value={visibility}
              onChange={(value) => setVisibility(value as Visibility)}
              data={[
                { value: 'internal', label: <Option icon={<Lock size={12} aria-hidden />} word="Internal" /> },
                { value: 'portal', label: <Option icon={<Eye size={12} aria-hidden />} word="Portal" /> },
              ]}
            />
            <FileButton onChange={(file) => file && attachments.send.mutate(file)}>
              {(props) => (
                <ActionIcon
                  {...props}
                  variant="subtle"
                  color="gray"
                  aria-label="Attach a file"
                  disabled={attachments.files.length >= 10 || attachments.send.isPending}
                >
                  <Paperclip size={16} />
                </ActionIcon>
              )}
            </FileButton>
          </Group>
          <Button type="submit" size="xs" disabled={!text.trim()} loading={create.isPending}>
            Comment
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {hint(visibility, shownInPortal)}
        </Text>
      </Stack>
    </form>
  );
}

function Option({ icon, word }: { icon: ReactNode; word: string }) {
  return (
    <Group gap={4} wrap="nowrap" justify="center">
      {icon}
      <span>{word}</span>
    </Group>
  );
}
