import { describe, expect, it } from 'vitest';
import type { PortalDocument } from '../../../../renderer/document.ts';
import type { Action } from '../actions/index.ts';
import { newBlock } from '../create.ts';
import { findBlock } from '../find.ts';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument, sampleSection } from '../testing/sample.ts';
import { merge, type Preference } from './merge.ts';
import { assemble, partsOf } from './parts.ts';

const base = sampleDocument();
const edited = (...actions: Action[]): PortalDocument =>
  actions.reduce((document, action) => apply(document, action).document, base);
const merged = (mine: PortalDocument, theirs: PortalDocument, preference: Preference = 'mine') =>
  merge(base, mine, theirs, preference, () => 'copy-id');

const heading = (blockId: string, text: string): Action => ({
  type: 'update-block',
  blockId,
  settings: { ...newBlock('notes').settings, heading: text },
});
const headingOf = (document: PortalDocument, blockId: string) => {
  const settings = findBlock(document, blockId)?.block.settings;
  return settings && 'heading' in settings ? settings.heading : null;
};
const moveToSecond: Action = {
  type: 'move-block',
  blockId: 'block-a',
  to: { kind: 'column', columnId: 'second-col', index: 1 },
};

describe('parts', () => {
  it('put together again give the same document', () => {
    expect(assemble(partsOf(base))).toEqual(base);
  });
});

describe('B-03: both sides touched different parts', () => {
  it('takes each change from the side that made it', () => {
    const mine = edited(heading('block-a', 'Mine'), {
      type: 'update-page-settings',
      changes: { theme: { mode: 'dark' } },
    });
    const theirs = edited(heading('block-b', 'Theirs'), { type: 'update-header', changes: { showOwner: false } });
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect([headingOf(document, 'block-a'), headingOf(document, 'block-b')]).toEqual(['Mine', 'Theirs']);
    expect([document.theme.mode, document.header.showOwner]).toEqual(['dark', false]);
  });

  it('keeps new sections and blocks of both', () => {
    const mine = edited({ type: 'insert-section', pageId: 'page-1', index: 1, section: sampleSection('mine-1') });
    const theirs = edited({ type: 'insert-section', pageId: 'page-1', index: 2, section: sampleSection('theirs') });
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(outlineOf(document)).toBe('first1[block-a block-b] mine-1[] second[block-c] theirs[]');
  });

  it('follows a block that one side moved and the other edited', () => {
    const { document, conflicts } = merged(edited(moveToSecond), edited(heading('block-a', 'Theirs')));
    expect(conflicts).toEqual([]);
    expect(outlineOf(document)).toBe('first1[block-b] second[block-c block-a]');
    expect(headingOf(document, 'block-a')).toBe('Theirs');
  });

  it('removes what one side removed and the other left alone', () => {
    const mine = edited({ type: 'remove-section', sectionId: 'first1' });
    const { document, conflicts } = merged(mine, edited(heading('block-c', 'Theirs')));
    expect(conflicts).toEqual([]);
    expect(outlineOf(document)).toBe('second[block-c]');
  });

  it('keeps the order of who alone rearranged, with the other side’s additions in place', () => {
    const mine = edited({ type: 'move-section', sectionId: 'second', pageId: 'page-1', index: 0 });
    const theirs = edited({ type: 'insert-section', pageId: 'page-1', index: 1, section: sampleSection('theirs') });
    expect(outlineOf(merged(mine, theirs).document)).toBe('second[block-c] first1[block-a block-b] theirs[]');
    expect(outlineOf(merged(theirs, mine).document)).toBe('second[block-c] first1[block-a block-b] theirs[]');
  });

  it('is no conflict when both did the same', () => {
    const same = edited(heading('block-a', 'Same'), { type: 'remove-block', blockId: 'block-b' });
    expect(merged(same, structuredClone(same))).toEqual({ document: same, conflicts: [] });
  });
});

describe('B-03: both sides changed the same part', () => {
  const mine = edited(heading('block-a', 'Mine'), heading('block-c', 'Also mine'));
  const theirs = edited(heading('block-a', 'Theirs'), heading('block-b', 'Also theirs'));

  it.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)('%s: decides the conflict only; what just one side changed stays', (preference, expected) => {
    const { document, conflicts } = merged(mine, theirs, preference);
    expect(conflicts).toEqual([{ id: 'block-a', kind: 'block', what: 'changed-by-both' }]);
    expect(['block-a', 'block-b', 'block-c'].map((id) => headingOf(document, id))).toEqual([
      expected,
      'Also theirs',
      'Also mine',
    ]);
  });

  it('both: keeps their version as a block of its own after mine', () => {
    const { document } = merged(mine, theirs, 'both');
    expect(outlineOf(document)).toBe('first1[block-a copy-id block-b] second[block-c]');
    expect([headingOf(document, 'block-a'), headingOf(document, 'copy-id')]).toEqual(['Mine', 'Theirs']);
  });
});

describe('B-03: one side removed what the other changed', () => {
  const removed = edited({ type: 'remove-block', blockId: 'block-a' });
  const changed = edited(heading('block-a', 'Kept'));

  it.each([
    ['mine', removed, changed, false],
    ['theirs', removed, changed, true],
    ['both', removed, changed, true],
    ['mine', changed, removed, true],
    ['theirs', changed, removed, false],
  ] as const)('%s decides whether it stays', (preference, mine, theirs, stays) => {
    const { document, conflicts } = merged(mine, theirs, preference);
    expect(conflicts).toHaveLength(1);
    expect(headingOf(document, 'block-a')).toBe(stays ? 'Kept' : null);
  });

  const sectionGone = edited({ type: 'remove-section', sectionId: 'second' });
  const movedIn = edited(moveToSecond);

  it.each([
    ['mine', 'first1[block-a block-b]'],
    ['theirs', 'first1[block-b] second[block-a]'],
    ['both', 'first1[block-b] second[block-a]'],
  ] as const)('%s: a block moved into a removed section', (preference, outline) => {
    const { document, conflicts } = merged(sectionGone, movedIn, preference);
    expect(conflicts).toEqual([{ id: 'block-a', kind: 'block', what: 'removed-by-me' }]);
    expect(outlineOf(document)).toBe(outline);
  });
});
