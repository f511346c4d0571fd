import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Autosave } from '../autosave/autosave.ts';
import type { SaveState } from '../autosave/save-state.ts';
import type { PreviewStoreApi } from '../canvas/preview-store.ts';
import type { Commands } from './commands.ts';
import type { DocumentStore, DocumentStoreApi } from './document-store.ts';
import type { ViewStore, ViewStoreApi } from './view-store.ts';

/** What is edited: a template, or the portal of one customer. */
export type Subject =
  | { readonly kind: 'template'; readonly templateId: string }
  | { readonly kind: 'portal'; readonly customerId: string };

/** One open editor: its stores and what can be done. */
export interface Editor {
  readonly subject: Subject;
  readonly readOnly: boolean;
  readonly documents: DocumentStoreApi;
  readonly views: ViewStoreApi;
  readonly previews: PreviewStoreApi;
  /** How it stands with the server. */
  readonly saving: StoreApi<SaveState>;
  readonly autosave: Autosave;
  readonly commands: Commands;
}

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** Lets what is inside only look, where `readOnly`: the parts of a locked section. */
export function ReadOnlyPart({ readOnly, children }: { readOnly: boolean; children: ReactNode }) {
  const around = useEditor();
  const editor = useMemo(() => (readOnly ? { ...around, readOnly } : around), [around, readOnly]);
  return <EditorProvider editor={editor}>{children}</EditorProvider>;
}

/** The open editor. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('There is no open editor around this component.');
  return editor;
}

/** A part of the document's state; the component renders again only when that part changes. */
export function useDocument<T>(select: (state: DocumentStore) => T): T {
  return useStore(useEditor().documents, select);
}

/** A part of what is shown. */
export function useView<T>(select: (state: ViewStore) => T): T {
  return useStore(useEditor().views, select);
}
