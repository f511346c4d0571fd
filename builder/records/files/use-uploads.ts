import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { applyChange } from '../../api/changes.ts';
import type { ApiError } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';

export interface Upload {
  key: number;
  name: string;
  /** 0 to 1. */
  share: number;
  error: string | null;
  cancel: () => void;
}

/** As the server has it; said here already, so that nobody waits for 200 MB in vain. */
export const MAX_FILE_BYTES = 50_000_000;

let lastKey = 0;

/** Uploads files to a customer, one after the other, each with its progress, its error and a way to cancel. */
export function useUploads(customerId: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const patch = useCallback((key: number, changed: Partial<Upload> | null) => {
    setUploads((before) =>
      before.flatMap((one) => (one.key !== key ? [one] : changed ? [{ ...one, ...changed }] : [])),
    );
  }, []);

  const add = useCallback(
    async (files: readonly File[]) => {
      const waiting = files.map((file) => {
        lastKey += 1;
        const key = lastKey;
        const abort = new AbortController();
        const cancel = () => {
          abort.abort();
          patch(key, null);
        };
        return { file, abort, entry: { key, name: file.name, share: 0, error: null, cancel } satisfies Upload };
      });
      setUploads((before) => [...before, ...waiting.map(({ entry }) => entry)]);
      for (const { file, abort, entry } of waiting) {
        if (abort.signal.aborted) continue;
        if (file.size > MAX_FILE_BYTES) {
          patch(entry.key, { error: 'is larger than 50 MB' });
          continue;
        }
        await upload('files.create', {
          method: 'POST',
          params: { customerId },
          file,
          signal: abort.signal,
          onProgress: (share) => patch(entry.key, { share }),
        }).then(
          () => patch(entry.key, null),
          (error: ApiError) => patch(entry.key, { error: error.message }),
        );
        applyChange(client, { customerId, topic: 'file', id: null });
      }
    },
    [client, customerId, patch],
  );

  return { uploads, add };
}
