import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Heading, limit, TagFilter } from '../settings.ts';

export const tasksSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  responsible: z
    .enum(['company', 'customer', 'both'])
    .default('both')
    .meta({ title: 'Responsible', control: 'segmented' }),
  limit: limit(20),
  progress: z.boolean().default(true).meta({ title: 'Show progress', description: '"4 of 9 done"', control: 'switch' }),
});
export type TasksSettings = z.infer<typeof tasksSettings>;
