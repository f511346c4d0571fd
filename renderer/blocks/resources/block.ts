import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { RichText } from '../../rich-text/schema.ts';
import { Heading } from '../settings.ts';

const ItemId = z.string().regex(/^[A-Za-z0-9_-]{6,32}$/);

/** A guide elsewhere, or a question answered here (C-25). */
export const ResourceItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('guide'),
    id: ItemId,
    title: z.string().trim().min(1, 'is required').max(200),
    description: z.string().max(500),
    url: z.url({ protocol: /^https?$/, error: 'must be a web address' }).max(1000),
  }),
  z.strictObject({
    kind: z.literal('question'),
    id: ItemId,
    question: z.string().trim().min(1, 'is required').max(300),
    answer: RichText,
  }),
]);

export const resourcesSettings = z.strictObject({
  heading: Heading,
  search: z.boolean().default(true).meta({ title: 'Search field', control: 'switch' }),
  items: z.array(ResourceItem).max(200).default([]).meta({ title: 'Guides and questions', control: 'resource-items' }),
});
export type ResourcesSettings = z.infer<typeof resourcesSettings>;
