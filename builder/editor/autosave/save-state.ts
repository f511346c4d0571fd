import type { Conflict } from '../document/merge/merge.ts';

/** How it stands between the document in hand and the one on the server. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Tried again by itself. */
  | { readonly kind: 'retrying'; readonly reason: string }
  /** Not tried again until something changes. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Somebody else changed the same parts; waits for a decision. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/** The state in the words of the top bar. */
export function saveStateInWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return state.at ? `Saved ${state.at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}` : 'Saved';
    case 'unsaved':
    case 'saving':
      return 'Saving';
    case 'retrying':
      return 'Not saved, retrying';
    case 'refused':
      return 'Not saved';
    case 'conflict':
      return 'Not saved: changed by someone else';
  }
}
