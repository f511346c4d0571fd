import { describe, expect, it } from 'vitest';
import { newBlock } from '../create.ts';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('insert-block', () => {
  it('puts a block at an index of a column', () => {
    const block = { ...newBlock('tasks'), id: 'block-x' };
    const to = { kind: 'column', columnId: 'first1-col', index: 1 } as const;
    const { document, selection } = apply(sampleDocument(), { type: 'insert-block', block, to });
    expect(outlineOf(document)).toBe('first1[block-a block-x block-b] second[block-c]');
    expect(selection).toEqual({ kind: 'block', id: 'block-x' });
  });

  it('makes a row of its own where asked', () => {
    const block = { ...newBlock('tasks'), id: 'block-x' };
    const to = { kind: 'new-row', sectionId: 'second', index: 0, rowId: 'row-new', columnId: 'col-new' } as const;
    expect(outlineOf(apply(sampleDocument(), { type: 'insert-block', block, to }).document)).toBe(
      'first1[block-a block-b] second[block-x / block-c]',
    );
  });
});
