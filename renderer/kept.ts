/** Makes each value once per key and keeps it: making one of Intl's formatters costs far more than using it. */
export function kept<Key extends string[], Value>(make: (...key: Key) => Value): (...key: Key) => Value {
  const made = new Map<string, Value>();
  return (...key) => {
    const name = key.join('\n');
    const value = made.get(name) ?? make(...key);
    made.set(name, value);
    return value;
  };
}
