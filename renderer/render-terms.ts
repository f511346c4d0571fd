import { fillDynamicData } from './dynamic-data.ts';
import { type MessageKey, t } from './i18n/index.ts';
import { iconSymbols } from './icons.ts';
import termsView from './page/terms.hbs';
import type { GateFrame } from './render-gate.ts';
import { renderRichText } from './rich-text/render.ts';
import type { RichText } from './rich-text/schema.ts';

/** Why the terms are shown again. */
export type TermsProblem = 'changed' | 'not-agreed' | 'name-missing' | 'too-many';

const PROBLEMS: Readonly<Record<TermsProblem, MessageKey>> = {
  changed: 'terms.changed',
  'not-agreed': 'terms.notAgreed',
  'name-missing': 'name.needed',
  'too-many': 'error.tooMany',
};

export interface TermsInput {
  readonly title: string;
  readonly number: number;
  readonly at: Date;
  readonly body: RichText;
  /** Of what is shown; the form sends it back, so that nothing else is accepted. */
  readonly digest: string;
  /** Tells this showing of the form from others. */
  readonly form: string;
  /** Address that the form posts to. */
  readonly action: string;
  /** Name of the contact who is asked; null for somebody who has to give one. */
  readonly known: string | null;
  /** What was typed before. */
  readonly name: string;
  readonly problem: TermsProblem | null;
}

/** The page that shows terms and asks to accept them (E-12): nothing of the portal is on it, and it needs no script. */
export function renderTermsPage({ language, stylesheet }: GateFrame, input: TermsInput): string {
  const context = { language, path: '', interactive: true, viewer: 'stranger' } as const;
  const html = termsView(
    {
      ...input,
      language,
      stylesheet,
      date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(input.at),
      body: renderRichText(fillDynamicData(input.body, new Map()), { language, path: '', headingLevel: 2 }),
      problem: input.problem && t(language, PROBLEMS[input.problem]),
      symbols: SYMBOLS_MARK,
    },
    { context },
  );
  return html.replace(SYMBOLS_MARK, iconSymbols(html));
}

/** Stands where the icons' symbols go, once it is known which are used; no text can contain it, as `<` is escaped. */
const SYMBOLS_MARK = '<!--symbols-->';
