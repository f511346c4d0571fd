import { useEffect, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { onLiveChange } from '../../live/listeners.ts';
import { Autosave, type Remote, type Revised } from '../autosave/autosave.ts';
import type { SaveState } from '../autosave/save-state.ts';
import { unsentStore } from '../autosave/unsent.ts';
import type { Previews } from '../canvas/preview-store.ts';
import { createPreviews } from '../canvas/use-preview-data.ts';
import { newId } from '../document/create.ts';
import { createCommands } from './commands.ts';
import { createDocumentStore } from './document-store.ts';
import type { Editor, Subject } from './editor-context.tsx';
import { createViewStore } from './view-store.ts';

interface Options {
  readonly subject: Subject;
  readonly opened: Revised;
  readonly remote: Remote;
  readonly readOnly: boolean;
  /** Whether locked sections stay as they are: in portals, for who does not design. */
  readonly locksHold: boolean;
  /** Whose data the canvas begins with. */
  readonly customerId: string | null;
}

export interface OpenEditor {
  readonly editor: Editor;
  readonly previews: Previews;
}

const TAB_KEY = 'portico.tab';

/** Names this tab; the same after a reload. */
function tabName(): string {
  const name = sessionStorage.getItem(TAB_KEY) ?? newId();
  sessionStorage.setItem(TAB_KEY, name);
  return name;
}

/** Name of what is edited, for the browser's storage. */
function keyOf(subject: Subject): string {
  return subject.kind === 'template' ? `template-${subject.templateId}` : `portal-${subject.customerId}`;
}

/** Opens a document: stores, commands and autosave, tied together for as long as the component is there. */
export function useOpenEditor(options: Options): OpenEditor {
  const [{ editor, previews }] = useState(() => assemble(options));
  const { autosave, documents, readOnly, subject } = editor;

  useEffect(() => {
    if (readOnly) return undefined;
    const stopFollowing = documents.subscribe((state, before) => {
      if (state.document !== before.document) autosave.changed();
    });
    autosave.start();
    return () => {
      stopFollowing();
      void autosave.flush().finally(() => autosave.stop());
    };
  }, [autosave, documents, readOnly]);

  useEffect(() => {
    const askBeforeLeaving = (event: BeforeUnloadEvent) => {
      if (autosave.clean) return;
      autosave.keepNow();
      void autosave.flush();
      event.preventDefault();
    };
    const tryAgain = () => void autosave.flush();
    window.addEventListener('beforeunload', askBeforeLeaving);
    window.addEventListener('online', tryAgain);
    return () => {
      window.removeEventListener('beforeunload', askBeforeLeaving);
      window.removeEventListener('online', tryAgain);
    };
  }, [autosave]);

  useEffect(
    () =>
      onLiveChange(({ topic, id, customerId }) => {
        const mine =
          subject.kind === 'template' ? topic === 'template' : topic === 'portal' && customerId === subject.customerId;
        if (mine && (subject.kind === 'portal' || id === null || id === subject.templateId)) void autosave.refresh();
      }),
    [autosave, subject],
  );

  return { editor, previews };
}

function assemble(options: Options): OpenEditor {
  const { subject, opened, remote, readOnly, locksHold, customerId } = options;
  const documents = createDocumentStore(opened.document, { readOnly, locksHold });
  const views = createViewStore(customerId);
  documents.subscribe(({ selection }) => {
    const { editingBlockId, show } = views.getState();
    const stays = selection.kind === 'block' && selection.id === editingBlockId;
    if (editingBlockId && !stays) show({ editingBlockId: null });
  });
  const previews = createPreviews();
  const saving = createStore<SaveState>(() => ({ kind: 'saved', at: null }));
  const autosave = new Autosave({
    opened,
    remote,
    newId,
    onState: (state) => saving.setState(state, true),
    unsent: unsentStore(localStorage, keyOf(subject), tabName(), Date.now),
    current: () => documents.getState().document,
    receive: (document) => documents.getState().dispatch({ type: 'receive', document }),
  });
  const commands = createCommands(documents, views);
  const editor: Editor = { subject, readOnly, documents, views, previews: previews.store, saving, autosave, commands };
  return { editor, previews };
}
