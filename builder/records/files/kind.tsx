import { FolderOpen, Paperclip } from 'lucide-react';
import type { FileRecord } from '../../api/types.ts';
import { authorWords } from '../../comments/author.ts';
import { bytesWords } from '../../ui/bytes.ts';
import { When } from '../../ui/when.tsx';
import type { RecordKindUi } from '../kind.ts';
import classes from '../records.module.css';
import { FileForm } from './file-form.tsx';
import { fileIcon } from './file-icon.ts';
import { FilePreview } from './file-preview.tsx';
import { UploadArea } from './upload-area.tsx';

function Thumbnail({ record }: { record: FileRecord }) {
  const Icon = fileIcon(record.mediaType);
  return (
    <span className={classes.thumbnail} aria-hidden>
      {record.thumbnailUrl ? (
        <img src={record.thumbnailUrl} alt="" loading="lazy" />
      ) : (
        <Icon size={20} strokeWidth={1.5} />
      )}
    </span>
  );
}

function FileMeta({ record }: { record: FileRecord }) {
  return (
    <>
      <span>
        {bytesWords(record.size)} · {authorWords(record.createdBy)} · <When at={record.createdAt} />
      </span>
      {record.folder && (
        <span className={classes.fact}>
          <FolderOpen size={13} aria-hidden /> {record.folder}
        </span>
      )}
    </>
  );
}

export const fileKind: RecordKindUi<'files'> = {
  plural: 'files',
  icon: Paperclip,
  emptyText: 'Drop files anywhere on this page. What the customer uploads in their portal appears here too.',
  addLabel: 'Upload files',
  titleOf: ({ name }) => name,
  Lead: Thumbnail,
  Meta: FileMeta,
  Form: FileForm,
  Preview: FilePreview,
  Add: UploadArea,
};
