import { kept } from '../kept.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** What a text of the customer's pages is called in the catalogues. */
export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string | { readonly one: string; readonly other: string }>>;

export const catalogues: Readonly<Record<string, Messages>> = { en, de, fr, es };

const plurals = kept((language: string) => new Intl.PluralRules(language));

/** The language itself where there are words in it, else English. */
export function knownLanguage(language: string): string {
  return Object.hasOwn(catalogues, language) ? language : 'en';
}

/** The words of a key in a language, with `{name}`s filled in; `n` picks between one and other. */
export function t(language: string, key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  const known = knownLanguage(language);
  const message = (catalogues[known] as Messages)[key];
  const text =
    typeof message === 'string'
      ? message
      : message[plurals(known).select(Number(values.n)) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (gap, name) => (Object.hasOwn(values, name) ? String(values[name]) : gap));
}

/** Whether there are words under this key, which came from data. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
