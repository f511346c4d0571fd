import type { RichText, RichTextNode } from './rich-text/schema.ts';
import type { DateView, PersonView } from './view-data.ts';

/** Building bricks for the sample data of block types. */

/** A date of a sample: the words are fixed, so that samples never grow old. */
export function sampleDate(iso: string, words: string, exact: string): DateView {
  return { iso, words, exact };
}

export const SAMPLE_STAFF: PersonView = {
  name: 'Maya Lindqvist',
  initials: 'ML',
  photo: null,
  claimed: false,
  staff: true,
};

export const SAMPLE_CONTACT: PersonView = {
  name: 'Tom Okafor',
  initials: 'TO',
  photo: null,
  claimed: true,
  staff: false,
};

/** Rich text of plain paragraphs. */
export function sampleText(...paragraphs: string[]): RichText {
  const children: RichTextNode[] = paragraphs.map((text) => ({
    type: 'paragraph',
    version: 1,
    direction: null,
    format: '',
    indent: 0,
    children: [{ type: 'text', version: 1, text, format: 0, style: '', mode: 'normal', detail: 0 }],
  }));
  return { root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children } };
}
