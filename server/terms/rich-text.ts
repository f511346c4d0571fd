import { RichText } from '../../renderer/rich-text/schema.ts';

/** Rich text as the store keeps it: as JSON text, which is data whatever keys it holds. A damaged one throws: nobody is to accept half a text. */
export function loadRichText(text: string): RichText {
  return RichText.parse(JSON.parse(text));
}
