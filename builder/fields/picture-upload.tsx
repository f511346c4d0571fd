import { Button, FileButton, Group, Image, Input, Progress, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ApiError } from '../api/client.ts';
import { apiUrl } from '../api/client.ts';
import type { Asset } from '../api/types.ts';
import { upload } from '../api/upload.ts';
import type { FieldProps } from './field.ts';
import classes from './picture-upload.module.css';

export interface PictureValue {
  assetId: string;
  alt: string;
}

const SIZES = {
  banner: 'Recommended size 900 × 124 pixels; other sizes are fitted',
  logo: 'A square or wide picture of at least 128 pixels; transparent works well',
  picture: 'PNG, JPEG, WebP or GIF, at most 15 MB',
} as const;

/** Uploads a picture of a document (C-04), with the words for who cannot see it. */
export function PictureUpload({
  purpose,
  ...field
}: FieldProps<PictureValue | null> & { purpose: keyof typeof SIZES }) {
  const [share, setShare] = useState(0);
  const send = useMutation<Asset, ApiError, File>({
    mutationFn: (file) => {
      setShare(0);
      return upload('assets.upload', { method: 'POST', file, fields: { purpose }, onProgress: setShare });
    },
    onSuccess: (asset) => field.onChange({ assetId: asset.id, alt: field.value?.alt ?? '' }),
  });
  const pick = (file: File | null) => file && send.mutate(file);

  return (
    <Input.Wrapper
      label={field.label}
      labelElement="div"
      description={field.description ?? SIZES[purpose]}
      error={send.error?.message ?? field.error}
    >
      <Stack
        gap="xs"
        mt={4}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          pick(event.dataTransfer.files[0] ?? null);
        }}
      >
        {field.value && (
          <Image
            src={apiUrl('assets.get', { params: { assetId: field.value.assetId } })}
            alt={field.value.alt}
            className={classes.picture}
            fit="contain"
          />
        )}
        {send.isPending && <Progress value={share * 100} aria-label="Upload" />}
        <Group gap="xs">
          <FileButton accept="image/png,image/jpeg,image/webp,image/gif,image/avif" onChange={pick}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                leftSection={<ImageUp size={15} />}
                loading={send.isPending}
                disabled={field.disabled}
              >
                {field.value ? 'Replace' : 'Upload'}
              </Button>
            )}
          </FileButton>
          {field.value && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<Trash2 size={15} />}
              disabled={field.disabled}
              onClick={() => field.onChange(null)}
            >
              Remove
            </Button>
          )}
        </Group>
        {field.value && (
          <TextInput
            size="xs"
            label="Words for who cannot see it"
            description="Leave empty where the picture is decoration only"
            value={field.value.alt}
            maxLength={300}
            disabled={field.disabled}
            onChange={(event) => field.value && field.onChange({ ...field.value, alt: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}
