import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('move-page', () => {
  it('moves a page among the tabs', () => {
    const before = sampleDocument();
    before.pages.push({ id: 'page-2', title: 'Files', sections: [] });
    const { document } = apply(before, { type: 'move-page', pageId: 'page-2', index: 0 });
    expect(document.pages.map((page) => page.id)).toEqual(['page-2', 'page-1']);
  });
});
