import type { PortalDocument } from '../../../renderer/document.ts';
import { findBlock, findSection } from './find.ts';

/** What the settings pane shows and keys act on. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'header' }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'block'; readonly id: string };

export const NOTHING: Selection = { kind: 'none' };

/** The selection itself while what it names exists, else nothing. */
export function existing(selection: Selection, document: PortalDocument): Selection {
  if (selection.kind === 'section' && !findSection(document, selection.id)) return NOTHING;
  if (selection.kind === 'block' && !findBlock(document, selection.id)) return NOTHING;
  return selection;
}

/** Whether two selections name the same part. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return a.kind === b.kind && ('id' in a ? a.id : null) === ('id' in b ? b.id : null);
}
