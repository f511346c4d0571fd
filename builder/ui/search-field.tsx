import { TextInput } from '@mantine/core';
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
  className,
}: {
  /** What is searched: "Search customers". */
  label: string;
  placeholder: string;
  value: string | undefined;
  onSearch: (words: string | undefined) => void;
  className?: string | undefined;
}) {
  const [typed, setTyped] = useState(value ?? '');
  const search = useDebouncedCallback((words: string) => onSearch(words.trim() || undefined), PAUSE_MS);
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <TextInput
      type="search"
      className={className}
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
