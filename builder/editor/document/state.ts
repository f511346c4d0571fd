import type { PortalDocument } from '../../../renderer/document.ts';
import type { Action } from './actions/index.ts';
import { NOTHING, type Selection } from './selection.ts';

/** One step that undo takes back: the documents before and after share all that did not change. */
export interface HistoryEntry {
  readonly before: PortalDocument;
  readonly after: PortalDocument;
  readonly selectionBefore: Selection;
  readonly selectionAfter: Selection;
  /** Steps with the same key in quick succession are one: typing. */
  readonly key: string | null;
  readonly at: number;
}

/** What the editor knows of the document in hand. Everything else is view state. */
export interface DocumentState {
  readonly document: PortalDocument;
  readonly selection: Selection;
  /** The page on the canvas. */
  readonly pageId: string;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Whether locked sections stay as they are, whatever is done. */
  readonly locksHold: boolean;
  /** Why the last action was refused, in words; null once another went through. */
  readonly refused: string | null;
}

export type DocumentEvent =
  /** `at` is the time in milliseconds; `key` lets steps of one kind become one entry. */
  | { readonly type: 'do'; readonly action: Action; readonly at: number; readonly key?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'select'; readonly selection: Selection }
  | { readonly type: 'show-page'; readonly pageId: string }
  /** The document as it is after somebody else's changes were merged in; history stays and undoes one's own steps only. */
  | { readonly type: 'receive'; readonly document: PortalDocument };

/** The state of a document just opened. */
export function openDocument(document: PortalDocument, locksHold = false): DocumentState {
  const pageId = document.pages[0]?.id ?? '';
  return { document, selection: NOTHING, pageId, past: [], future: [], locksHold, refused: null };
}
