import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { emptyRichText, RichText } from '../../rich-text/schema.ts';
import { sampleText } from '../../sample-data.ts';

export const textSettings = z.strictObject({
  content: RichText.default(emptyRichText).meta({ title: 'Text', control: 'rich-text' }),
});
export type TextSettings = z.infer<typeof textSettings>;

/** The text with its dynamic data already filled in; the view turns it into HTML. */
export type TextView = {
  readonly content: RichText;
};

export const textBlock = defineBlockType<'text', typeof textSettings, TextView>({
  type: 'text',
  label: 'Text',
  description: 'Words, lists, tables and pictures, with data of the customer',
  icon: 'type',
  group: 'Content',
  version: 1,
  settings: textSettings,
  migrations: [],
  sample: { content: sampleText('Write something your customer should know.') },
});
