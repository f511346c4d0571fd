import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('remove-page', () => {
  it('removes a page', () => {
    const before = sampleDocument();
    before.pages.push({ id: 'page-2', title: 'Files', sections: [] });
    const { document } = apply(before, { type: 'remove-page', pageId: 'page-1' });
    expect(document.pages.map((page) => page.id)).toEqual(['page-2']);
  });

  it('keeps the last page', () => {
    const before = sampleDocument();
    expect(apply(before, { type: 'remove-page', pageId: 'page-1' }).document).toBe(before);
  });
});
