import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('insert-row', () => {
  it('adds a row of columns', () => {
    const row = {
      id: 'row-new',
      columns: [
        { id: 'col-one', blocks: [] },
        { id: 'col-two', blocks: [] },
      ],
    };
    const { document } = apply(sampleDocument(), { type: 'insert-row', sectionId: 'second', index: 1, row });
    expect(outlineOf(document)).toBe('first1[block-a block-b] second[block-c /  | ]');
  });
});
