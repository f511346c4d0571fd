import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('insert-page', () => {
  it('adds a page after the first', () => {
    const page = { id: 'page-2', title: 'Files', sections: [] };
    const { document } = apply(sampleDocument(), { type: 'insert-page', index: 1, page });
    expect(document.pages.map((each) => each.title)).toEqual(['Home', 'Files']);
  });
});
