import { Text } from '@mantine/core';

/** Text is written where it stands on the page; there is nothing else to set. */
export function TextForm() {
  return (
    <Text size="sm">
      Click into the text on the page to write. Select words to format or link them (Ctrl K); press <kbd>/</kbd> for
      headings, lists, tables, pictures and data of the customer.
    </Text>
  );
}
