import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('update-page', () => {
  it('renames a page', () => {
    const { document } = apply(sampleDocument(), { type: 'update-page', pageId: 'page-1', title: 'Start' });
    expect(document.pages[0]?.title).toBe('Start');
  });
});
