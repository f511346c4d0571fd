import type { z } from 'zod';
import { safeFileName } from '../../files/file-name.ts';
import { presentBase } from '../base-presenter.ts';
import type { FileRecord, filesApi } from '../contract.ts';
import type { Kind, RecordQuery } from '../kind.ts';
import { recordService } from '../service.ts';
import { FileModel, type StoredFileRecord } from './model.ts';
import { contentUrl } from './urls.ts';

export type FileInput = z.output<NonNullable<typeof filesApi.update.body>>;

/** Files: newest first (C-09). */
export const fileKind: Kind<StoredFileRecord, FileInput, typeof FileRecord, RecordQuery> = {
  kind: 'file',
  model: FileModel,
  searched: 'name',
  order: () => [
    { field: 'createdAt', direction: -1, type: 'date' },
    { field: '_id', direction: -1, type: 'id' },
  ],
  async toStored({ name, ...fields }) {
    return { ...fields, ...(name === undefined ? {} : { name: safeFileName(name) }) };
  },
  mentions: (file) => ({ actors: [file.createdBy] }),
  present: (file, context) => ({
    ...presentBase(file, context),
    name: file.name,
    description: file.description,
    folder: file.folder,
    size: file.size,
    mediaType: file.mediaType,
    origin: file.origin,
    contentUrl: contentUrl(file),
    thumbnailUrl: file.thumbnailId ? `${contentUrl(file)}?thumbnail=true` : null,
  }),
};

export const fileRecords = recordService(fileKind);
