import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { emptyRichText, RichText } from '../../rich-text/schema.ts';

export const textSettings = z.strictObject({
  content: RichText.default(emptyRichText).meta({ title: 'Text', control: 'rich-text' }),
});
export type TextSettings = z.infer<typeof textSettings>;

/** HTML is made by the renderer's converters from the rich text, already escaped. */
export interface TextView {
  readonly html: string;
}

export const textBlock = defineBlockType<'text', typeof textSettings, TextView>({
  type: 'text',
  label: 'Text',
  description: 'Words, lists, tables and pictures, with data of the customer',
  icon: 'type',
  group: 'Content',
  version: 1,
  settings: textSettings,
  migrations: [],
  sample: { html: '<p>Write something your customer should know.</p>' },
});
