import { create } from 'mutative';
import type { PortalDocument } from '../../../renderer/document.ts';
import { applyAction } from './actions/index.ts';
import { newId } from './create.ts';
import { findBlock, findSection } from './find.ts';
import { excessOf } from './limits.ts';
import { lockRefusal } from './locks.ts';
import { merge } from './merge/merge.ts';
import { existing, type Selection } from './selection.ts';
import type { DocumentEvent, DocumentState, HistoryEntry } from './state.ts';

/** Pause after which typing begins a new step of undo. */
const COALESCE_WITHIN_MS = 1000;
const HISTORY_LENGTH = 200;

type Do = Extract<DocumentEvent, { type: 'do' }>;

/** What becomes of the editor's state by an event. Pure but for the ids of a rare merge's copies. */
export function reduce(state: DocumentState, event: DocumentEvent): DocumentState {
  switch (event.type) {
    case 'do':
      return perform(state, event);
    case 'undo':
      return stepBack(state);
    case 'redo':
      return stepForth(state);
    case 'select':
      return showing({ ...state, selection: existing(event.selection, state.document) });
    case 'show-page':
      return { ...state, pageId: event.pageId, selection: { kind: 'none' } };
    case 'receive':
      return settled(state, event.document, state.selection);
  }
}

function perform(state: DocumentState, event: Do): DocumentState {
  let wanted: Selection | undefined;
  const document = create(state.document, (draft) => {
    wanted = applyAction(draft, event.action);
  });
  if (document === state.document) return state;
  const refused = excessOf(document) ?? (state.locksHold ? lockRefusal(state.document, document) : null);
  if (refused) return { ...state, refused };
  const selection = wanted ?? state.selection;
  const step: HistoryEntry = {
    before: state.document,
    after: document,
    selectionBefore: state.selection,
    selectionAfter: selection,
    key: event.key ?? null,
    at: event.at,
  };
  return { ...settled(state, document, selection), past: recorded(state.past, step), future: [] };
}

/** The past with one more step, joined to the last one while the same thing goes on. */
function recorded(past: readonly HistoryEntry[], step: HistoryEntry): readonly HistoryEntry[] {
  const last = past.at(-1);
  const goesOn =
    last !== undefined &&
    step.key !== null &&
    last.key === step.key &&
    last.after === step.before &&
    step.at - last.at < COALESCE_WITHIN_MS;
  if (!goesOn) return [...past, step].slice(-HISTORY_LENGTH);
  const joined = { ...step, before: last.before, selectionBefore: last.selectionBefore };
  return [...past.slice(0, -1), joined];
}

function stepBack(state: DocumentState): DocumentState {
  const entry = state.past.at(-1);
  if (!entry) return state;
  const document = transfer(entry.after, entry.before, state.document);
  const undone = { ...entry, before: document, after: state.document };
  return {
    ...settled(state, document, entry.selectionBefore),
    past: state.past.slice(0, -1),
    future: [...state.future, undone],
  };
}

function stepForth(state: DocumentState): DocumentState {
  const entry = state.future.at(-1);
  if (!entry) return state;
  const document = transfer(entry.before, entry.after, state.document);
  const redone = { ...entry, before: state.document, after: document, key: null };
  return {
    ...settled(state, document, entry.selectionAfter),
    past: [...state.past, redone],
    future: state.future.slice(0, -1),
  };
}

/** Applies the difference from one document to another to the current one, which may meanwhile hold somebody else's changes; those stay. */
function transfer(from: PortalDocument, to: PortalDocument, current: PortalDocument): PortalDocument {
  return current === from ? to : merge(from, to, current, 'theirs', newId).document;
}

function settled(state: DocumentState, document: PortalDocument, selection: Selection): DocumentState {
  return showing({ ...state, document, selection: existing(selection, document), refused: null });
}

/** Keeps the page on the canvas the one that holds the selection, and one that exists. */
function showing(state: DocumentState): DocumentState {
  const { document, selection } = state;
  const spot =
    selection.kind === 'block'
      ? findBlock(document, selection.id)
      : selection.kind === 'section'
        ? findSection(document, selection.id)
        : null;
  const wanted = spot?.page.id ?? state.pageId;
  const exists = document.pages.some((page) => page.id === wanted);
  return { ...state, pageId: exists ? wanted : (document.pages[0]?.id ?? '') };
}
