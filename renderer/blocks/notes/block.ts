import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Display, Heading, limit, TagFilter } from '../settings.ts';

export const notesSettings = z.strictObject({ heading: Heading, tags: TagFilter, limit: limit(5), display: Display });
export type NotesSettings = z.infer<typeof notesSettings>;
