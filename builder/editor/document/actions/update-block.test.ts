import { describe, expect, it } from 'vitest';
import { newBlock } from '../create.ts';
import { findBlock } from '../find.ts';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('update-block', () => {
  it('replaces the settings and leaves other blocks alone', () => {
    const before = sampleDocument();
    const settings = { ...newBlock('notes').settings, heading: 'News' };
    const { document } = apply(before, { type: 'update-block', blockId: 'block-a', settings });
    expect(findBlock(document, 'block-a')?.block.settings).toEqual(settings);
    expect(findBlock(document, 'block-b')?.block).toBe(findBlock(before, 'block-b')?.block);
  });
});
