/** Somebody who can be mentioned. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name may have spaces, so a mention goes on until the line or another "@" ends it; longer ones are no names. */
const OPEN_MENTION = /(?:^|\s)@([^@\n]{0,40})$/u;

/** What was typed of a mention that ends at the caret; null where none does. */
export function mentionBefore(text: string, caret: number): string | null {
  return OPEN_MENTION.exec(text.slice(0, caret))?.[1] ?? null;
}

/** Puts a name in place of the mention that ends at the caret. */
export function completeMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = mentionBefore(text, caret) ?? '';
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Those whom a text mentions by their whole name. A name that begins a longer one that stands there is not meant. */
export function mentioned<Person extends Named>(text: string, people: readonly Person[]): Person[] {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<Person>();
  for (const { index } of text.matchAll(/@/g)) {
    const rest = text.slice(index + 1);
    const person = longestFirst.find(({ name }) => rest.startsWith(name));
    if (person) found.add(person);
  }
  return people.filter((person) => found.has(person));
}
