import type { Selection } from '../document/selection.ts';

/** Attribute by which a part's element on the canvas is found. */
export const PART_ATTRIBUTE = 'data-part';

/** Value of `PART_ATTRIBUTE` for a part. */
export function partName(part: Selection): string {
  return 'id' in part ? part.id : part.kind;
}

/** The element of a part on the canvas. */
export function partElement(part: Selection): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${PART_ATTRIBUTE}="${CSS.escape(partName(part))}"]`);
}

/**
 * Moves the keyboard's focus to a part once the canvas shows it, so that it is never lost with an element that
 * went away. An open dialog keeps it.
 */
export function focusPart(part: Selection): void {
  requestAnimationFrame(() => {
    if (document.activeElement?.closest('[role="dialog"]')) return;
    const element = partElement(part);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  });
}
