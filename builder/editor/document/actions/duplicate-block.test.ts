import { describe, expect, it } from 'vitest';
import { newBlock } from '../create.ts';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('duplicate-block', () => {
  it('puts the copy after its original', () => {
    const copy = { ...newBlock('notes'), id: 'block-x' };
    const { document, selection } = apply(sampleDocument(), { type: 'duplicate-block', blockId: 'block-a', copy });
    expect(outlineOf(document)).toBe('first1[block-a block-x block-b] second[block-c]');
    expect(selection).toEqual({ kind: 'block', id: 'block-x' });
  });
});
