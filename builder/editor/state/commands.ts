import type { BlockTypeName } from '../../../renderer/blocks/index.ts';
import type { Action } from '../document/actions/index.ts';
import { copyBlock, copySection, newBlock, newSection } from '../document/create.ts';
import { findBlock, findSection } from '../document/find.ts';
import { placeAfter, sectionIndexAfter, stepOf, walkOf } from '../document/places.ts';
import { NOTHING, type Selection, sameSelection } from '../document/selection.ts';
import type { DocumentStoreApi } from './document-store.ts';
import { focusPart } from './focus.ts';
import type { InsertAt, ViewStoreApi } from './view-store.ts';

/** What palette, menus, keys and drops make happen: actions on the document, with the focus kept on what they concern. */
export interface Commands {
  insert(what: BlockTypeName | 'section', at: InsertAt): void;
  /** Inserts right after what is selected. */
  insertHere(what: BlockTypeName | 'section'): void;
  /** Where `insertHere` would insert. */
  here(what: BlockTypeName | 'section'): InsertAt;
  remove(part: Selection): void;
  duplicate(part: Selection): void;
  /** Moves a part one step up or down. */
  move(part: Selection, direction: -1 | 1): void;
  moveTo(part: Selection, at: InsertAt): void;
  select(part: Selection, options?: { focus?: boolean }): void;
  /** Selects the part before or after the selected one, as the arrow keys do. */
  walk(direction: -1 | 1): void;
  /** From text to its block, to its section, to nothing. */
  stepOut(): void;
  undo(): void;
  redo(): void;
}

export function createCommands(documents: DocumentStoreApi, views: ViewStoreApi): Commands {
  const state = documents.getState;

  function perform(action: Action): void {
    state().perform(action);
    focusPart(state().selection);
  }

  const commands: Commands = {
    insert(what, at) {
      if (what === 'section') {
        const { pageId, document } = state();
        const index = at.kind === 'section' ? at.index : sectionIndexAfter(document, NOTHING, pageId);
        perform({ type: 'insert-section', pageId, index, section: newSection() });
        return;
      }
      const block = newBlock(what);
      if (at.kind === 'block') perform({ type: 'insert-block', block, to: at.place });
      else {
        perform({
          type: 'insert-section',
          pageId: at.pageId,
          index: at.index,
          section: newSection('New section', block),
        });
        commands.select({ kind: 'block', id: block.id }, { focus: true });
      }
      if (what === 'text') views.getState().show({ editingBlockId: block.id });
    },
    insertHere(what) {
      commands.insert(what, commands.here(what));
    },
    here(what) {
      const { document, selection, pageId } = state();
      const place = what === 'section' ? null : placeAfter(document, selection, pageId);
      if (place) return { kind: 'block', place };
      return { kind: 'section', pageId, index: sectionIndexAfter(document, selection, pageId) };
    },
    remove(part) {
      if (part.kind === 'block') perform({ type: 'remove-block', blockId: part.id });
      if (part.kind === 'section') perform({ type: 'remove-section', sectionId: part.id });
    },
    duplicate(part) {
      const { document } = state();
      if (part.kind === 'block') {
        const block = findBlock(document, part.id)?.block;
        if (block) perform({ type: 'duplicate-block', blockId: part.id, copy: copyBlock(block) });
      }
      if (part.kind === 'section') {
        const section = findSection(document, part.id)?.section;
        if (section) perform({ type: 'duplicate-section', sectionId: part.id, copy: copySection(section) });
      }
    },
    move(part, direction) {
      const { document } = state();
      if (part.kind === 'block') {
        const place = stepOf(document, part.id, direction);
        if (place) commands.moveTo(part, { kind: 'block', place });
      }
      if (part.kind === 'section') {
        const spot = findSection(document, part.id);
        const index = spot && spot.index + (direction < 0 ? -1 : 2);
        if (spot && index !== null && index >= 0 && index <= spot.page.sections.length)
          commands.moveTo(part, { kind: 'section', pageId: spot.page.id, index });
      }
    },
    moveTo(part, at) {
      if (part.kind === 'block' && at.kind === 'block') perform({ type: 'move-block', blockId: part.id, to: at.place });
      if (part.kind === 'section' && at.kind === 'section')
        perform({ type: 'move-section', sectionId: part.id, pageId: at.pageId, index: at.index });
    },
    select(part, options = {}) {
      const { selection, dispatch } = state();
      if (!sameSelection(selection, part)) dispatch({ type: 'select', selection: part });
      if (options.focus) focusPart(part);
    },
    walk(direction) {
      const { document, selection, pageId } = state();
      const page = document.pages.find((candidate) => candidate.id === pageId);
      if (!page) return;
      const parts = walkOf(page);
      const index = parts.findIndex((part) => sameSelection(part, selection));
      const next = parts[index < 0 ? 0 : index + direction];
      if (next) commands.select(next, { focus: true });
    },
    stepOut() {
      const { document, selection } = state();
      const { editingBlockId, show } = views.getState();
      if (editingBlockId) {
        show({ editingBlockId: null });
        focusPart(selection);
      } else if (selection.kind === 'block') {
        const section = findBlock(document, selection.id)?.section;
        commands.select(section ? { kind: 'section', id: section.id } : NOTHING, { focus: true });
      } else commands.select(NOTHING, { focus: true });
    },
    undo() {
      state().dispatch({ type: 'undo' });
      if (!views.getState().editingBlockId) focusPart(state().selection);
    },
    redo() {
      state().dispatch({ type: 'redo' });
      if (!views.getState().editingBlockId) focusPart(state().selection);
    },
  };
  return commands;
}
