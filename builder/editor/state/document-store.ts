import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PortalDocument } from '../../../renderer/document.ts';
import type { Action } from '../document/actions/index.ts';
import { reduce } from '../document/reducer.ts';
import { type DocumentEvent, type DocumentState, openDocument } from '../document/state.ts';

/** The document in hand with what can be done to it. */
export interface DocumentStore extends DocumentState {
  dispatch(event: DocumentEvent): void;
  /** Performs an action; steps with the same `key` in quick succession are one for undo. */
  perform(action: Action, key?: string): void;
}

export type DocumentStoreApi = StoreApi<DocumentStore>;

/** Who edits may look around always. */
export function createDocumentStore(
  document: PortalDocument,
  { readOnly, locksHold }: { readOnly: boolean; locksHold: boolean },
): DocumentStoreApi {
  return createStore<DocumentStore>((set, get) => ({
    ...openDocument(document, locksHold),
    dispatch(event) {
      const looking = event.type === 'select' || event.type === 'show-page' || event.type === 'receive';
      if (looking || !readOnly) set((state) => reduce(state, event));
    },
    perform(action, key) {
      get().dispatch({ type: 'do', action, at: Date.now(), key });
    },
  }));
}
