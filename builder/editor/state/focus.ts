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
 * Moves the keyboard's focus to a part, at once if the canvas shows it already, else as soon as it does, so that it is
 * never lost with an element that goes away. An open dialog keeps it.
 */
export function focusPart(part: Selection): void {
  focusNow(part);
  requestAnimationFrame(() => focusNow(part));
}

function focusNow(part: Selection): void {
  const { activeElement } = document;
  const element = partElement(part);
  // What is within the part already, its title or its handle, keeps the focus.
  if (activeElement?.closest('[role="dialog"]') || (element?.contains(activeElement) && !isLeaving(activeElement)))
    return;
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}

/** Text that was being edited goes away with its editor. */
function isLeaving(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.tagName === 'INPUT');
}
