/** What can stand between two columns. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const WORDS: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** What separates the columns, in words. */
export function delimiterInWords(delimiter: Delimiter): string {
  return WORDS[delimiter];
}

/**
 * Finds what separates the columns: the character that splits the header into several columns and the lines after
 * it most often into just as many. A file of one column has none of them; it is read as separated by commas.
 */
export function detectDelimiter(sample: string): Delimiter {
  const lines = unquoted(sample)
    .split('\n')
    .slice(0, 200)
    .filter((line) => line !== '');
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const [header = 0, ...counts] = lines.map((line) => line.split(delimiter).length);
    if (header < 2) continue;
    const alike = counts.length === 0 ? 1 : counts.filter((count) => count === header).length / counts.length;
    const score = alike + header / 1000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The text without what stands in quotation marks, where delimiters and line breaks mean nothing. */
function unquoted(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}
