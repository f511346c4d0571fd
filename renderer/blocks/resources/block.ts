import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { RichText } from '../../rich-text/schema.ts';
import { sampleText } from '../../sample-data.ts';
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

export type ResourcesView = {
  readonly heading: string;
  readonly search: boolean;
  readonly guides: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly url: string;
    /** Where the link leads: "docs.example.com". */
    readonly site: string;
  }[];
  readonly questions: readonly { readonly id: string; readonly question: string; readonly answer: RichText }[];
};

export const resourcesBlock = defineBlockType<'resources', typeof resourcesSettings, ResourcesView>({
  type: 'resources',
  label: 'Resources',
  description: 'Guides and answers, with search',
  icon: 'book-open',
  group: 'Self-service',
  version: 1,
  settings: resourcesSettings,
  migrations: [],
  sample: {
    heading: '',
    search: true,
    guides: [
      {
        id: 'sample-guide',
        title: 'Getting started',
        description: 'The first week, step by step',
        url: 'https://docs.example.com/start',
        site: 'docs.example.com',
      },
    ],
    questions: [
      {
        id: 'sample-question',
        question: 'How do I add a colleague?',
        answer: sampleText('Open Settings, then People, and choose Invite.'),
      },
    ],
  },
});
