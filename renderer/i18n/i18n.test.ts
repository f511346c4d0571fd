import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../document.ts';
import { en } from './en.ts';
import { catalogues, knownLanguage, type MessageKey, t } from './index.ts';

const keys = Object.keys(en) as MessageKey[];
const gaps = (message: unknown) => [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe('B-10 languages', () => {
  test('there is a catalogue for each language a document can have', () => {
    expect(Object.keys(catalogues).sort()).toEqual([...LANGUAGES].sort());
  });

  test.each(LANGUAGES)('%s lacks no words, has none too many, and fills in the same values', (language) => {
    const catalogue = catalogues[language] ?? {};
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      const message = catalogue[key as keyof typeof catalogue];
      expect(new Set(gaps(message)), key).toEqual(new Set(gaps(en[key])));
      expect(typeof message, key).toBe(typeof en[key]);
    }
  });

  test('numbers choose between one and other, by the language’s rule', () => {
    expect(t('en', 'files.count', { n: 1 })).toBe('1 file');
    expect(t('en', 'files.count', { n: 0 })).toBe('0 files');
    expect(t('fr', 'files.count', { n: 0 })).toBe('0 fichier');
  });

  test('a language without words is told in English', () => {
    for (const language of ['ja', '', '__proto__', 'constructor']) {
      expect(knownLanguage(language)).toBe('en');
      expect(t(language, 'gate.open')).toBe('Open');
    }
  });

  test('values are put in as they are, and not read again', () => {
    expect(t('en', 'files.by', { name: '{name} $& {n}' })).toBe('by {name} $& {n}');
  });
});
