import { useDraggable } from '@dnd-kit/core';
import { Stack, Text, TextInput, Title } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useEditor } from '../state/editor-context.tsx';
import classes from './palette.module.css';
import { grouped, type PaletteItem, searchPalette } from './palette-items.ts';

/** Everything that can be added: dragged onto the page, or added after the selection by a click or Enter. */
export function Palette() {
  const [query, setQuery] = useState('');
  const found = searchPalette(query);
  return (
    <Stack gap="sm" p="sm">
      <TextInput
        leftSection={<Search size={16} aria-hidden />}
        placeholder="Search content"
        aria-label="Search content"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {grouped(found).map(({ group, items }) => (
        <section key={group} aria-label={group}>
          <Title order={2} fz="xs" c="dimmed" mb={4}>
            {group}
          </Title>
          {items.map((item) => (
            <Item key={item.what} item={item} />
          ))}
        </section>
      ))}
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing is called that. Try "tasks" or "text".
        </Text>
      )}
    </Stack>
  );
}

function Item({ item }: { item: PaletteItem }) {
  const { commands, views } = useEditor();
  const { attributes, listeners, setNodeRef } = useDraggable({
    id: `palette:${item.what}`,
    data: { kind: 'new', what: item.what, label: item.label },
  });
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...attributes}
      {...listeners}
      // Space picks the item up for a drag by keyboard; Enter, like a click, adds it.
      onKeyDown={(event) => event.key !== 'Enter' && listeners?.onKeyDown?.(event)}
      onClick={() => {
        commands.insertHere(item.what);
        views.getState().show({ drawer: null });
      }}
      className={classes.item}
      aria-label={`Add ${item.label}: ${item.description}`}
    >
      <item.icon size={20} aria-hidden />
      <span>
        <Text size="sm" fw={500} lh={1.3}>
          {item.label}
        </Text>{' '}
        <Text size="xs" c="dimmed" lh={1.3}>
          {item.description}
        </Text>
      </span>
    </button>
  );
}
