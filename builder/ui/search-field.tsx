import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

/** Longer than the pause between two letters, shorter than anybody waits. */
const PAUSE_MS = 150;

/** A field that searches a list while one types; what is searched for may also change elsewhere. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
  ...look
}: {
  /** What is searched: "Search customers". */
  label: string;
  placeholder: string;
  value: string | undefined;
  onSearch: (words: string | undefined) => void;
} & Pick<TextInputProps, 'className' | 'flex' | 'miw' | 'maw'>) {
  const [typed, setTyped] = useState(value ?? '');
  const search = useDebouncedCallback((words: string) => onSearch(words.trim() || undefined), PAUSE_MS);
  // What is searched for has no spaces at its ends; what is being typed may.
  useEffect(() => setTyped((before) => (before.trim() === (value ?? '') ? before : (value ?? ''))), [value]);
  return (
    <TextInput
      {...look}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Search size={15} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
