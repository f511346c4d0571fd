/** Longest indexed prefix; longer searches find by it and are then compared whole. */
const PREFIX_LENGTH = 4;
/** Words beyond these are not searched by: no company's name has more. */
const MAX_WORDS = 12;

/** Without case and accents: "Café" is found by "cafe". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** By what customers are sorted: the name as people read it, then the id, so that no two are equal. */
export function nameKey(name: string, id: string): string {
  return `${fold(name).trim().slice(0, 200)}\u0001${id}`;
}

/** Words by which a customer is found, folded. */
export function searchWords(name: string, externalId?: string | null): string[] {
  const words = fold(`${name} ${externalId ?? ''}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MAX_WORDS);
}

/** Beginnings of the words, 1 to 4 characters long: what the index holds. */
export function searchPrefixes(words: readonly string[]): string[] {
  const prefixes = new Set<string>();
  for (const word of words) {
    const characters = [...word];
    for (let n = 1; n <= Math.min(PREFIX_LENGTH, characters.length); n += 1)
      prefixes.add(characters.slice(0, n).join(''));
  }
  return [...prefixes];
}

/**
 * Filter of a search: every word that was typed begins a word of the customer. Short words are an equality on the
 * index, longer ones also an anchored expression, made of letters and digits only.
 */
export function searchFilter(search: string): Record<string, unknown>[] {
  return searchWords(search).map((word) => {
    const characters = [...word];
    const prefix = characters.slice(0, PREFIX_LENGTH).join('');
    return characters.length <= PREFIX_LENGTH
      ? { prefixes: prefix }
      : { prefixes: prefix, words: new RegExp(`^${word}`) };
  });
}
