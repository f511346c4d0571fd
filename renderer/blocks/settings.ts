import { z } from 'zod';

/** Settings that several block types share. `control` names the field of the builder that edits the value. */

/** Which records of the customer a block shows, by their tags (C-08, C-09, C-10, C-12). */
export const TagFilter = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('all') }),
    z.strictObject({ mode: z.literal('untagged') }),
    z.strictObject({
      mode: z.literal('tagged'),
      tags: z.array(z.string().trim().min(1).max(50)).min(1, 'choose at least one tag').max(30),
    }),
  ])
  .default({ mode: 'all' })
  .meta({ title: 'Tags', description: 'Records with any of these tags, without tags, or all', control: 'tag-filter' });
export type TagFilter = z.infer<typeof TagFilter>;

/** A heading above the block's content; empty shows none. */
export const Heading = z.string().max(120).default('').meta({ title: 'Heading', control: 'text' });

/** How many records at most. */
export function limit(initial: number) {
  return z.number().int().min(1).max(100).default(initial).meta({ title: 'How many at most', control: 'number' });
}

/** Collapsed cards show two lines and open on a click. */
export const Display = z
  .enum(['collapsed', 'expanded'])
  .default('collapsed')
  .meta({ title: 'Show', control: 'segmented' });
