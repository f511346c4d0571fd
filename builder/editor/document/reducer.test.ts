import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockTypes } from '../../../renderer/blocks/index.ts';
import { PortalDocument, partIds } from '../../../renderer/document.ts';
import type { Action } from './actions/index.ts';
import { copyBlock, copySection, newBlock, newPage, newRow, newSection } from './create.ts';
import { blocksOfSection } from './find.ts';
import type { Place } from './place.ts';
import { reduce } from './reducer.ts';
import { type DocumentState, openDocument } from './state.ts';
import { outlineOf, sampleDocument, sampleSection } from './testing/sample.ts';

const rename = (title: string): Action => ({ type: 'update-section', sectionId: 'first1', changes: { title } });
const run = (state: DocumentState, action: Action, at = 0, key?: string) =>
  reduce(state, { type: 'do', action, at, key });
const undo = (state: DocumentState) => reduce(state, { type: 'undo' });
const redo = (state: DocumentState) => reduce(state, { type: 'redo' });

/** Turns random numbers into an action on what the document holds at that moment. */
function someAction(document: PortalDocument, [kind, a, b, c]: readonly number[]): Action {
  const pick = <T>(list: readonly T[], n = 0): T | undefined => list[n % Math.max(1, list.length)];
  const page = pick(document.pages, a);
  const sections = document.pages.flatMap((each) => each.sections);
  const section = pick(sections, b);
  const block = pick(sections.flatMap(blocksOfSection), a);
  const row = pick(section?.rows ?? [], c);
  const column = pick(row?.columns ?? [], a);
  const ids = { pageId: page?.id ?? '', sectionId: section?.id ?? '', blockId: block?.id ?? '', rowId: row?.id ?? '' };
  const type = pick(blockTypes, c)?.type ?? 'text';
  const fresh = newRow();
  const ownRow: Place = { kind: 'new-row', sectionId: ids.sectionId, index: 9, rowId: fresh.id, columnId: newRow().id };
  const to: Place = column && a ? { kind: 'column', columnId: column.id, index: (b ?? 0) % 5 } : ownRow;
  const index = (c ?? 0) % 7;
  const actions: Action[] = [
    { type: 'insert-section', ...ids, index, section: newSection('New', newBlock(type)) },
    { type: 'move-section', ...ids, index },
    { type: 'remove-section', ...ids },
    { type: 'duplicate-section', ...ids, copy: section ? copySection(section) : newSection() },
    { type: 'update-section', ...ids, changes: { hidden: index > 3, title: `Title ${index}` } },
    { type: 'insert-row', ...ids, index, row: newRow(2) },
    { type: 'move-row', ...ids, index },
    { type: 'remove-row', ...ids },
    { type: 'set-columns', ...ids, count: ((index % 3) + 1) as 1 | 2 | 3, newIds: [newRow().id, newRow().id] },
    { type: 'insert-block', block: newBlock(type), to },
    { type: 'move-block', ...ids, to },
    { type: 'remove-block', ...ids },
    { type: 'duplicate-block', ...ids, copy: block ? copyBlock(block) : newBlock(type) },
    { type: 'update-block', ...ids, settings: block?.settings ?? newBlock('text').settings },
    { type: 'update-header', changes: { showOwner: index > 3 } },
    { type: 'update-page-settings', changes: { language: index > 3 ? 'de' : null, theme: { mode: 'dark' } } },
    { type: 'insert-page', index, page: newPage() },
    { type: 'update-page', ...ids, title: `Page ${index}` },
    { type: 'move-page', ...ids, index },
    { type: 'remove-page', ...ids },
  ];
  return pick(actions, kind) ?? rename('never');
}

const steps = fc.array(fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), { maxLength: 40 });

describe('any sequence of actions', () => {
  it('keeps the document valid, ids unique and the selection on something that exists', () => {
    fc.assert(
      fc.property(steps, (numbers) => {
        let state = openDocument(sampleDocument());
        for (const each of numbers) state = run(state, someAction(state.document, each));
        expect(PortalDocument.safeParse(state.document).error).toBeUndefined();
        const ids = [...partIds(state.document)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        if ('id' in state.selection) expect(ids).toContain(state.selection.id);
        expect(ids).toContain(state.pageId);
      }),
    );
  });

  it('is taken back by as many undos and brought again by as many redos', () => {
    fc.assert(
      fc.property(steps, (numbers) => {
        const before = openDocument(sampleDocument());
        let state = before;
        for (const each of numbers) state = run(state, someAction(state.document, each));
        const after = state.document;
        const count = state.past.length;
        for (let n = 0; n < count; n += 1) state = undo(state);
        expect(state.document).toBe(before.document);
        for (let n = 0; n < count; n += 1) state = redo(state);
        expect(state.document).toBe(after);
      }),
    );
  });
});

describe('history', () => {
  it('B-03: joins typing into one step, and begins another after a pause', () => {
    let state = openDocument(sampleDocument());
    for (const [at, title] of [
      [0, 'W'],
      [300, 'We'],
      [600, 'Wel'],
      [5000, 'Welcome'],
    ] as const)
      state = run(state, rename(title), at, 'title:first1');
    expect(state.past).toHaveLength(2);
    expect(undo(state).document.pages[0]?.sections[0]?.title).toBe('Wel');
    expect(undo(undo(state)).document.pages[0]?.sections[0]?.title).toBe('first1');
  });

  it('forgets what could be redone once something else is done', () => {
    const undone = undo(run(openDocument(sampleDocument()), rename('A')));
    const state = run(undone, rename('B'));
    expect(redo(state)).toBe(state);
  });

  it('does not record an action that changes nothing', () => {
    const state = openDocument(sampleDocument());
    expect(run(state, { type: 'remove-block', blockId: 'gone' })).toBe(state);
  });

  it("B-03: undoes one's own step and keeps what somebody else did meanwhile", () => {
    const mine = run(openDocument(sampleDocument()), rename('Mine'));
    const [page] = mine.document.pages;
    if (!page) throw new Error('The sample has a page.');
    const document = {
      ...mine.document,
      pages: [{ ...page, sections: [...page.sections, sampleSection('theirs', 'block-t')] }],
    };
    const received = reduce(mine, { type: 'receive', document });
    const undone = undo(received);
    expect(undone.document.pages[0]?.sections[0]?.title).toBe('first1');
    expect(outlineOf(undone.document)).toBe('first1[block-a block-b] second[block-c] theirs[block-t]');
    expect(redo(undone).document).toEqual(document);
  });

  it('selects what was selected before the step that is taken back', () => {
    const selected = reduce(openDocument(sampleDocument()), {
      type: 'select',
      selection: { kind: 'block', id: 'block-a' },
    });
    const removed = run(selected, { type: 'remove-block', blockId: 'block-a' });
    expect(removed.selection).toEqual({ kind: 'block', id: 'block-b' });
    expect(undo(removed).selection).toEqual({ kind: 'block', id: 'block-a' });
  });
});

describe('limits of the document', () => {
  it('refuses in words what could not be saved, and is the schema’s own limit', () => {
    let state = openDocument(sampleDocument());
    const insert = (): Action => ({
      type: 'insert-block',
      block: newBlock('notes'),
      to: { kind: 'column', columnId: 'first1-col', index: 0 },
    });
    for (let n = 0; n < 48; n += 1) state = run(state, insert());
    expect(PortalDocument.safeParse(state.document).success).toBe(true);
    const refused = run(state, insert());
    expect(refused.document).toBe(state.document);
    expect(refused.refused).toBe('A column holds at most 50 blocks.');
  });
});

describe('C-16 locks', () => {
  const sample = sampleDocument();
  const [page] = sample.pages;
  const lockFirst = () => {
    const sections = page?.sections.map((section, index) => ({ ...section, locked: index === 0 })) ?? [];
    return openDocument({ ...sample, pages: sample.pages.map((each) => ({ ...each, sections })) }, true);
  };

  it('let a locked section be moved and copied without its lock, and others be changed', () => {
    const [first] = lockFirst().document.pages[0]?.sections ?? [];
    const moved = run(lockFirst(), { type: 'move-section', sectionId: 'first1', pageId: 'page-1', index: 2 });
    expect(outlineOf(moved.document)).toBe('second[block-c] first1[block-a block-b]');
    if (!first) throw new Error('The sample has sections.');
    const copied = run(moved, { type: 'duplicate-section', sectionId: 'first1', copy: copySection(first) });
    expect(copied.document.pages[0]?.sections.map(({ locked }) => locked)).toEqual([false, true, false]);
    expect(run(copied, { type: 'remove-section', sectionId: 'second' }).refused).toBeNull();
  });

  it('refuse in words what would change or remove a locked section', () => {
    const actions: Action[] = [
      rename('Other'),
      { type: 'remove-section', sectionId: 'first1' },
      { type: 'remove-block', blockId: 'block-a' },
      { type: 'move-block', blockId: 'block-c', to: { kind: 'column', columnId: 'first1-col', index: 0 } },
      { type: 'update-section', sectionId: 'first1', changes: { locked: false } },
    ];
    for (const action of actions) {
      const before = lockFirst();
      const after = run(before, action);
      expect(after.document).toBe(before.document);
      expect(after.refused).toMatch(/^The section “first1” is locked/);
    }
  });
});
