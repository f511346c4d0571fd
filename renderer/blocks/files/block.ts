import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Heading, limit, TagFilter } from '../settings.ts';

export const filesSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  limit: limit(20),
  folders: z.boolean().default(true).meta({ title: 'Group by folder', control: 'switch' }),
});
export type FilesSettings = z.infer<typeof filesSettings>;
