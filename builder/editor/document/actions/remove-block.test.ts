import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('remove-block', () => {
  it('selects the block that takes its place', () => {
    const { document, selection } = apply(sampleDocument(), { type: 'remove-block', blockId: 'block-a' });
    expect(outlineOf(document)).toBe('first1[block-b] second[block-c]');
    expect(selection).toEqual({ kind: 'block', id: 'block-b' });
  });

  it('selects the section after its last block', () => {
    const { selection } = apply(sampleDocument(), { type: 'remove-block', blockId: 'block-c' });
    expect(selection).toEqual({ kind: 'section', id: 'second' });
  });
});
