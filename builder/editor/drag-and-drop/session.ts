import { createStore } from 'zustand/vanilla';
import type { BlockTypeName } from '../../../renderer/blocks/index.ts';
import type { Selection } from '../document/selection.ts';
import type { InsertAt } from '../state/view-store.ts';
import { type DropLine, nearestLine, type Point } from './nearest.ts';

/** What is being dragged: something new from the palette, or a part of the document. */
export type Dragged =
  | { readonly kind: 'new'; readonly what: BlockTypeName | 'section'; readonly label: string }
  | { readonly kind: 'part'; readonly part: Selection; readonly label: string };

/** A gap where the dragged thing can go, and the line that shows it. */
export interface Gap extends DropLine {
  readonly at: InsertAt;
  /** "3 of 9, in Welcome". */
  readonly spoken: string;
  /** Next to the dragged part itself: dropping there leaves it where it is. */
  readonly stays: boolean;
}

/** A scrolling pane that things can be dropped into: the canvas, or the outline. */
export interface DropArea {
  readonly element: HTMLElement;
  /** Measures every gap for what is dragged, in the coordinates of the pane's content. */
  measure(dragged: Dragged): Gap[];
}

export interface DragState {
  readonly dragged: Dragged | null;
  readonly area: HTMLElement | null;
  readonly gap: Gap | null;
}

/** The drag that is going on. Only the drop line and the overlay listen, so that a move of the pointer costs little. */
export const dragStore = createStore<DragState>(() => ({ dragged: null, area: null, gap: null }));

const areas = new Set<DropArea>();
let measured: { area: DropArea; gaps: Gap[] }[] = [];

/** Makes a pane known as a place to drop into; returns the way to take that back. */
export function addDropArea(area: DropArea): () => void {
  areas.add(area);
  return () => areas.delete(area);
}

/** Begins a drag: every gap is measured once, for nothing moves until the drop. */
export function beginDrag(dragged: Dragged): void {
  measured = [...areas].map((area) => ({ area, gaps: area.measure(dragged) }));
  dragStore.setState({ dragged, area: null, gap: null });
}

/** The pointer is here, in the window's coordinates. */
export function dragOver(pointer: Point): void {
  const hit = measured.find(({ area }) => contains(area.element.getBoundingClientRect(), pointer));
  show(hit?.area ?? null, hit ? nearestLine(hit.gaps, contentPoint(hit.area.element, pointer)) : null);
}

/** The keyboard moves on to the next gap, or the one before, where dropping would move something. */
export function dragStep(direction: -1 | 1, from: HTMLElement | null): void {
  const known = dragStore.getState();
  const { area, gaps: all = [] } =
    measured.find((each) => each.area.element === known.area) ??
    measured.find((each) => from && each.area.element.contains(from)) ??
    measured[0] ??
    {};
  const gaps = all.filter((gap) => !gap.stays);
  if (!area || gaps.length === 0) return;
  const start = known.gap ? gaps.indexOf(known.gap) + direction : firstStep(gaps, area.element, from, direction);
  const gap = gaps[Math.max(0, Math.min(start, gaps.length - 1))] ?? null;
  show(area, gap);
  if (gap) scrollTo(area.element, gap.y);
}

/** Ends the drag and answers where it was dropped, if anywhere. */
export function endDrag(): { dragged: Dragged; at: InsertAt } | null {
  const { dragged, gap } = dragStore.getState();
  measured = [];
  dragStore.setState({ dragged: null, area: null, gap: null });
  return dragged && gap ? { dragged, at: gap.at } : null;
}

function show(area: DropArea | null, gap: Gap | null): void {
  const element = area?.element ?? null;
  const state = dragStore.getState();
  if (state.gap !== gap || state.area !== element) dragStore.setState({ area: element, gap });
}

/** The gap that lies next to the element in the given direction. */
function firstStep(gaps: readonly Gap[], pane: HTMLElement, from: HTMLElement | null, direction: -1 | 1): number {
  if (!from || !pane.contains(from)) return 0;
  const { y } = contentPoint(pane, { x: 0, y: from.getBoundingClientRect().top });
  const below = gaps.findIndex((gap) => gap.y > y);
  const next = below < 0 ? gaps.length : below;
  return direction > 0 ? next : next - 1;
}

function contains(rect: DOMRect, { x, y }: Point): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}

/** A point of the window in the coordinates of a pane's content, whatever has been scrolled. */
export function contentPoint(pane: HTMLElement, { x, y }: Point): Point {
  const rect = pane.getBoundingClientRect();
  return { x: x - rect.left + pane.scrollLeft, y: y - rect.top + pane.scrollTop };
}

function scrollTo(pane: HTMLElement, y: number): void {
  const margin = 80;
  if (y < pane.scrollTop + margin) pane.scrollTop = y - margin;
  if (y > pane.scrollTop + pane.clientHeight - margin) pane.scrollTop = y - pane.clientHeight + margin;
}
