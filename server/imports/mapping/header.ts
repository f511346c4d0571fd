/** The plain lower-case words of a header: `CustomerID` and `customer_id` → `customer id`, `E-Mail` → `e mail`. */
export function plainWords(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** Column names to show and to map by: trimmed, numbered where empty or used twice. */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim().slice(0, 200) || `Column ${index + 1}`;
    let unique = name;
    for (let n = 2; used.has(unique.toLowerCase()); n += 1) unique = `${name} ${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
