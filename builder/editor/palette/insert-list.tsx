import { ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import classes from './palette.module.css';
import { PALETTE, type PaletteItem, searchPalette } from './palette-items.ts';

/** Search and choose by typing, arrow keys and Enter: a combobox over what can be inserted. */
export function InsertList({
  sections,
  onChoose,
  onCancel,
}: {
  /** Whether a section can go there as well. */
  sections: boolean;
  onChoose: (what: PaletteItem['what']) => void;
  onCancel: () => void;
}) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const items = searchPalette(query, sections ? PALETTE : PALETTE.filter((item) => item.what !== 'section'));
  const current = items[Math.min(index, items.length - 1)];

  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) setIndex((before) => (before + step + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && current) onChoose(current.what);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div>
      <TextInput
        leftSection={<Search size={16} aria-hidden />}
        placeholder="What to add"
        aria-label="What to add"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.what}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKey}
        data-autofocus
      />
      <ScrollArea.Autosize mah={300} mt="xs">
        <div role="listbox" id={`${id}-list`} aria-label="What to add">
          {items.map((item) => (
            <UnstyledButton
              key={item.what}
              id={`${id}-${item.what}`}
              role="option"
              aria-selected={item === current}
              tabIndex={-1}
              className={classes.option}
              onClick={() => onChoose(item.what)}
            >
              <item.icon size={18} aria-hidden />
              <span>
                <Text size="sm" fw={500}>
                  {item.label}
                </Text>
                <Text size="xs" c="dimmed">
                  {item.description}
                </Text>
              </span>
            </UnstyledButton>
          ))}
          {items.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              Nothing is called that.
            </Text>
          )}
        </div>
      </ScrollArea.Autosize>
    </div>
  );
}
