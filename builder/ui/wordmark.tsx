import { Group, Text } from '@mantine/core';

/** Portico's sign, a doorway, with its name. */
export function Wordmark() {
  return (
    <Group gap={8} justify="center">
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <title>Portico</title>
        <rect width="24" height="24" rx="6" fill="var(--mantine-primary-color-filled)" />
        <path d="M5.5 18V9.5L12 6l6.5 3.5V18M9.5 18v-5.5h5V18" fill="none" stroke="#fff" strokeWidth="1.75" />
      </svg>
      <Text fw={600} size="lg">
        Portico
      </Text>
    </Group>
  );
}
