import { $isLinkNode, $toggleLink } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $findMatchingParent } from '@lexical/utils';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { $createTextNode, $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND } from 'lexical';
import { type FormEvent, useEffect, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { toUrl } from '../clean.ts';

interface Link {
  readonly url: string;
  /** Whether words are selected that become the link. */
  readonly hasWords: boolean;
}

/** Ctrl-K on selected text, and the toolbar's button: sets, changes or removes a link. */
export function LinkDialog({ opened, onOpen, onClose }: { opened: boolean; onOpen: () => void; onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'k') return false;
          event.preventDefault();
          event.stopPropagation();
          onOpen();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, onOpen],
  );
  const close = () => {
    onClose();
    editor.focus();
  };
  return (
    <Dialog title="Link" opened={opened} onClose={close} size="sm">
      {opened && <LinkForm onClose={close} />}
    </Dialog>
  );
}

function LinkForm({ onClose }: { onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [link] = useState<Link>(() => editor.getEditorState().read(linkAtCaret));
  const [typed, setTyped] = useState(link.url);
  const [tried, setTried] = useState(false);
  const url = toUrl(typed);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands, for React, inside forms around the text.
    event.stopPropagation();
    setTried(true);
    if (url === null) return;
    editor.update(() => {
      const selection = $getSelection();
      if (!link.hasWords && !link.url && $isRangeSelection(selection)) {
        const words = $createTextNode(typed.trim());
        selection.insertNodes([words]);
        words.select(0);
      }
      $toggleLink(url);
    });
    onClose();
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Address"
          placeholder="https://example.com, or an e-mail address"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && url === null && 'Links lead to web pages, e-mail addresses and phone numbers only'}
          data-autofocus
        />
        <Group justify="flex-end">
          {link.url && (
            <Button
              variant="default"
              mr="auto"
              onClick={() => {
                editor.update(() => $toggleLink(null));
                onClose();
              }}
            >
              Remove link
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Set link</Button>
        </Group>
      </Stack>
    </form>
  );
}

function linkAtCaret(): Link {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { url: '', hasWords: false };
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return { url: $isLinkNode(link) ? link.getURL() : '', hasWords: !selection.isCollapsed() };
}
