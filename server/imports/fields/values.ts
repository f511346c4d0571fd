import type { z } from 'zod';
import { MAX_TAGS, Tags } from '../../http/schemas.ts';
import { UnreadableCell } from './field-type.ts';

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'oui', 'sí', 'si']);
const NO = new Set(['no', 'n', 'false', '0', 'off', 'nein', 'non']);

/** The same bounds as the API has for the field, told in words. */
export function fits<Schema extends z.ZodType>(schema: Schema, problem?: string): (text: string) => z.output<Schema> {
  return (text) => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    if (issue?.code === 'too_big') throw new UnreadableCell(`is longer than ${issue.maximum} characters`);
    throw new UnreadableCell(problem ?? issue?.message ?? 'is not valid');
  };
}

/** Yes or no, as tables write it in four languages. */
export function parseFlag(text: string): boolean {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new UnreadableCell('is neither yes nor no');
}

/** A number, with thousands separators and a decimal point or comma. */
export function parseNumber(text: string): number {
  const plain = text.replace(/[\s'’]/g, '');
  const commaIsDecimal =
    plain.includes(',') && plain.lastIndexOf(',') > plain.lastIndexOf('.') && !/^[-+]?\d{1,3}(,\d{3})+$/.test(plain);
  const normal = commaIsDecimal ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(normal)) throw new UnreadableCell('is no number');
  return Number(normal);
}

/** Labels separated by commas, semicolons or bars, each once. */
export function parseTags(text: string): string[] {
  const tags = text.split(/[,;|]/).flatMap((tag) => tag.trim() || []);
  const result = Tags.safeParse([...new Set(tags)]);
  if (!result.success) throw new UnreadableCell(`holds more than ${MAX_TAGS} tags, or one longer than 50 characters`);
  return result.data;
}

/** A web address; the scheme may be left out. */
export function withScheme(text: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
}

/** One of the given words, whatever its case. */
export function oneOf(words: readonly string[], text: string): string {
  const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UnreadableCell(`is none of ${words.map((word) => `“${word}”`).join(', ')}`);
  return found;
}
