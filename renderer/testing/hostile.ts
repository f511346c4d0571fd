/** Puts a value in place of every string of view data, at any depth; node types of rich text stay, so that every converter runs. */
export function withEveryString<T>(value: T, replacement: string): T {
  const replace = (part: unknown, key = ''): unknown => {
    if (typeof part === 'string') return key === 'type' || key === 'tag' || key === 'listType' ? part : replacement;
    if (Array.isArray(part)) return part.map((item) => replace(item));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, child]) => [name, replace(child, name)]));
  };
  return replace(value) as T;
}

/** Text that breaks out of content, attributes, comments or template syntax wherever it is not escaped. */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' onmouseover='alert(1)`,
  '" onmouseover="alert(1)',
  '--><script>alert(1)</script><!--',
  '<!--if named-->shown<!--fi-->',
  '<!--name-->',
  '{{constructor.constructor "alert(1)"}}',
  'javascript:alert(1)',
];
