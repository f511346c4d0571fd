import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { sampleDate } from '../../sample-data.ts';
import type { DateView } from '../../view-data.ts';
import { Heading, limit, TagFilter } from '../settings.ts';

export const filesSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  limit: limit(20),
  folders: z.boolean().default(true).meta({ title: 'Group by folder', control: 'switch' }),
});
export type FilesSettings = z.infer<typeof filesSettings>;

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  /** What the type is called: "PDF". */
  readonly kind: string;
  readonly size: string;
  readonly at: DateView;
  readonly by: string;
  readonly isNew: boolean;
  readonly previewable: boolean;
  readonly hasThumbnail: boolean;
}

export type FilesView = {
  readonly heading: string;
  /** One group without a name when folders are not shown. */
  readonly folders: readonly { readonly name: string; readonly files: readonly FileView[] }[];
};

export const filesBlock = defineBlockType<'files', typeof filesSettings, FilesView>({
  type: 'files',
  label: 'Files',
  description: 'Documents to view and download',
  icon: 'folder',
  group: 'Customer data',
  version: 1,
  settings: filesSettings,
  migrations: [],
  sample: {
    heading: '',
    folders: [
      {
        name: '',
        files: [
          {
            id: 'sample-file-1',
            name: 'Project plan.pdf',
            description: 'Dates and owners of every milestone',
            icon: 'file-text',
            kind: 'PDF',
            size: '248 kB',
            at: sampleDate('2026-03-04T10:00:00.000Z', 'yesterday', 'Wednesday 4 March 2026 at 11:00 CET'),
            by: 'Maya Lindqvist',
            isNew: true,
            previewable: true,
            hasThumbnail: false,
          },
          {
            id: 'sample-file-2',
            name: 'Import template.csv',
            description: '',
            icon: 'file-spreadsheet',
            kind: 'CSV',
            size: '12 kB',
            at: sampleDate('2026-02-19T10:00:00.000Z', '2 weeks ago', 'Thursday 19 February 2026 at 11:00 CET'),
            by: 'Maya Lindqvist',
            isNew: false,
            previewable: false,
            hasThumbnail: false,
          },
        ],
      },
    ],
  },
});
