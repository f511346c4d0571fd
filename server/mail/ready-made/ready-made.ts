import { knownLanguage } from '../../../renderer/i18n/index.ts';
import { tokenize } from '../../../renderer/mail/tokens.ts';
import type { RichText, RichTextNode } from '../../../renderer/rich-text/schema.ts';
import type { TextKind } from '../kinds.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** A mail's text as it is written down here: paragraphs parted by empty lines, headings after `# `. */
export interface ReadyMadeText {
  readonly subject: string;
  readonly text: string;
  /** What the button to the portal says. */
  readonly button: string;
}
export type ReadyMadeTexts = Readonly<Record<TextKind, ReadyMadeText>>;

const TEXTS: Readonly<Record<string, ReadyMadeTexts>> = { en, de, fr, es };

/** The text that the product brings along for a kind of mail. */
export function readyMade(kind: TextKind, language: string) {
  const { subject, text, button } = (TEXTS[knownLanguage(language)] as ReadyMadeTexts)[kind];
  return { subject, body: bodyOf(text), button };
}

/** Every token in here is one that mails know: a test makes sure. */
function bodyOf(text: string): RichText {
  const children = text.split(/\n\n+/).map((paragraph): RichTextNode => {
    if (paragraph.startsWith('# '))
      return { ...BLOCK, type: 'heading', tag: 'h2', children: lines(paragraph.slice(2)) };
    return { ...BLOCK, type: 'paragraph', textFormat: 0, textStyle: '', children: lines(paragraph) };
  });
  return tokenize({ root: { ...BLOCK, type: 'root', children } }, () => true);
}

const BLOCK = { version: 1, direction: null, format: '', indent: 0 };

function lines(paragraph: string): RichTextNode[] {
  return paragraph
    .split('\n')
    .flatMap((text, at): RichTextNode[] => [
      ...(at > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      { type: 'text', version: 1, text, format: 0, style: '', mode: 'normal', detail: 0 },
    ]);
}
