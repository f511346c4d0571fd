/** How much of a comment is repeated where it is only told of. */
const EXCERPT_LENGTH = 200;

/** The beginning of a comment on one line. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH - 1)}…` : line;
}
