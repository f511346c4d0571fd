import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('move-section', () => {
  it('moves a section before another', () => {
    const { document } = apply(sampleDocument(), {
      type: 'move-section',
      sectionId: 'second',
      pageId: 'page-1',
      index: 0,
    });
    expect(outlineOf(document)).toBe('second[block-c] first1[block-a block-b]');
  });

  it('counts the gap as it was before the move', () => {
    const { document } = apply(sampleDocument(), {
      type: 'move-section',
      sectionId: 'first1',
      pageId: 'page-1',
      index: 2,
    });
    expect(outlineOf(document)).toBe('second[block-c] first1[block-a block-b]');
  });

  it('moves a section to another page', () => {
    const before = sampleDocument();
    before.pages.push({ id: 'page-2', title: 'More', sections: [] });
    const { document } = apply(before, { type: 'move-section', sectionId: 'first1', pageId: 'page-2', index: 0 });
    expect(outlineOf(document)).toBe('second[block-c] || first1[block-a block-b]');
  });
});
