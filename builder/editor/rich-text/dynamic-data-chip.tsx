import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { Popover, Stack, Text, TextInput } from '@mantine/core';
import { $getNodeByKey, type NodeKey } from 'lexical';
import { useState } from 'react';
import { shownValue } from '../dynamic-data.ts';
import { $isDynamicDataNode } from './nodes/dynamic-data-node.tsx';
import classes from './rich-text.module.css';
import { useRichText } from './rich-text-context.tsx';

/** A token in text: the customer's value, marked as such; a click sets what stands there when there is none. */
export function DynamicDataChip({
  nodeKey,
  path,
  fallback,
  format,
}: {
  nodeKey: NodeKey;
  path: string;
  fallback: string;
  format: number;
}) {
  const [editor] = useLexicalComposerContext();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const [opened, setOpened] = useState(false);
  const { catalogue, customerId } = useRichText();
  const entry = catalogue.find((value) => value.path === path);
  const label = entry?.label ?? path;
  const value = entry ? shownValue(entry, customerId) : '';

  const setFallback = (words: string) =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if ($isDynamicDataNode(node)) node.setFallback(words);
    });

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={280}
      trapFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-selected={selected || undefined}
          data-missing={(value === '' && fallback === '') || undefined}
          style={{ fontWeight: format & 1 ? 700 : undefined, fontStyle: format & 2 ? 'italic' : undefined }}
          title={label}
          aria-label={`Dynamic data ${label}: ${value || fallback || 'no value'}`}
          onClick={() => setOpened(true)}
        >
          {value || fallback || `[${label}]`}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm" fw={500}>
            {label}
          </Text>
          <Text size="xs" c="dimmed">
            {entry
              ? 'Shows the value of the customer whose portal it is.'
              : 'This value does not exist any more, or is not shown in portals.'}
          </Text>
          <TextInput
            label="While there is no value, show"
            value={fallback}
            maxLength={200}
            data-autofocus
            onChange={(event) => setFallback(event.currentTarget.value)}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key !== 'Enter' && event.key !== 'Escape') return;
              setOpened(false);
              editor.focus();
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
