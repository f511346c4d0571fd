import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Display, Heading, limit, TagFilter } from '../settings.ts';

export const meetingsSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  when: z.enum(['upcoming', 'past', 'all']).default('upcoming').meta({ title: 'Which', control: 'segmented' }),
  limit: limit(5),
  display: Display,
});
export type MeetingsSettings = z.infer<typeof meetingsSettings>;
