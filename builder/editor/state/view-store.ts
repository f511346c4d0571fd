import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Place } from '../document/place.ts';
import type { Selection } from '../document/selection.ts';

export const DEVICES = ['phone', 'tablet', 'desktop'] as const;
export type Device = (typeof DEVICES)[number];

/** Widths of the canvas and of the preview's frame, in pixels. */
export const DEVICE_WIDTHS: Readonly<Record<Device, number>> = { phone: 390, tablet: 820, desktop: 1080 };

/** Where something new goes: among blocks, or as a section of a page. */
export type InsertAt =
  | { readonly kind: 'block'; readonly place: Place }
  | { readonly kind: 'section'; readonly pageId: string; readonly index: number };

/** What is shown, apart from the document itself; nothing of it is saved or undone. */
export interface ViewState {
  /** Whose data the canvas shows; null: sample data. */
  readonly customerId: string | null;
  readonly device: Device;
  readonly leftPane: 'palette' | 'outline';
  /** On narrow windows the panes are drawers, of which at most one is open. */
  readonly drawer: 'left' | 'right' | null;
  /** The text block that is being edited in place. */
  readonly editingBlockId: string | null;
  /** The open menu of what can be inserted, and the element it stands at. */
  readonly inserting: { readonly at: InsertAt; readonly anchor: Element } | null;
  /** The open menu of a section or block. */
  readonly menu: { readonly part: Selection; readonly anchor: Element } | null;
  /** Where the formatting of the text being edited is shown. */
  readonly formatSlot: HTMLElement | null;
  /** The part whose "Move to…" dialog is open. */
  readonly moving: Selection | null;
}

export interface ViewStore extends ViewState {
  show(change: Partial<ViewState>): void;
}

export type ViewStoreApi = StoreApi<ViewStore>;

export function createViewStore(customerId: string | null): ViewStoreApi {
  return createStore<ViewStore>((set) => ({
    customerId,
    device: 'desktop',
    leftPane: 'palette',
    drawer: null,
    editingBlockId: null,
    inserting: null,
    menu: null,
    formatSlot: null,
    moving: null,
    show: (change) => set(change),
  }));
}
