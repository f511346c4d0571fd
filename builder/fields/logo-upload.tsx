import { Button, FileButton, Group, Input } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImageUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { applyChange, changeMadeBy } from '../api/changes.ts';
import type { ApiError } from '../api/client.ts';
import { upload } from '../api/upload.ts';
import { LogoAvatar } from '../ui/avatar.tsx';

type LogoEndpoint = 'workspace.setLogo' | 'customers.setLogo' | 'staff.setPhoto' | 'contacts.setPhoto';

/** A logo or photo that is kept at once when it is picked. */
export function LogoUpload({
  endpoint,
  params,
  label,
  description,
  name,
  url,
  children,
}: {
  endpoint: LogoEndpoint;
  params?: Record<string, string>;
  label: string;
  description?: string;
  /** Whose it is; gives the initials while there is none. */
  name: string;
  url: string | null;
  /** What else can be done with it. */
  children?: ReactNode;
}) {
  const client = useQueryClient();
  const send = useMutation<unknown, ApiError, File>({
    mutationFn: (file) => upload(endpoint, { method: 'PUT', params, file }),
    onSuccess: () => applyChange(client, changeMadeBy(endpoint, { params })),
  });
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={send.error?.message}>
      <Group mt={4} gap="sm">
        <LogoAvatar name={name} logoUrl={url} size={48} />
        <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => file && send.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<ImageUp size={15} />}
              loading={send.isPending}
              aria-label={`${url ? 'Replace' : 'Upload'} ${label.toLowerCase()}`}
            >
              {url ? 'Replace' : 'Upload'}
            </Button>
          )}
        </FileButton>
        {children}
      </Group>
    </Input.Wrapper>
  );
}
