import { describe, expect, it } from 'vitest';
import { newBlock } from '../create.ts';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('move-block', () => {
  it('moves down within a column, the gap counted before the move', () => {
    const to = { kind: 'column', columnId: 'first1-col', index: 2 } as const;
    const { document } = apply(sampleDocument(), { type: 'move-block', blockId: 'block-a', to });
    expect(outlineOf(document)).toBe('first1[block-b block-a] second[block-c]');
  });

  it('moves to another section and leaves its only row there', () => {
    const to = { kind: 'column', columnId: 'first1-col', index: 0 } as const;
    const { document } = apply(sampleDocument(), { type: 'move-block', blockId: 'block-c', to });
    expect(outlineOf(document)).toBe('first1[block-c block-a block-b] second[]');
  });

  it('drops a row that it leaves empty beside others', () => {
    const before = sampleDocument();
    before.pages[0]?.sections[1]?.rows.push({
      id: 'row-two',
      columns: [{ id: 'col-two', blocks: [{ ...newBlock('notes'), id: 'block-d' }] }],
    });
    const to = { kind: 'column', columnId: 'first1-col', index: 0 } as const;
    const { document } = apply(before, { type: 'move-block', blockId: 'block-d', to });
    expect(outlineOf(document)).toBe('first1[block-d block-a block-b] second[block-c]');
  });

  it('keeps the block where the target is gone', () => {
    const before = sampleDocument();
    const to = { kind: 'column', columnId: 'gone', index: 0 } as const;
    expect(apply(before, { type: 'move-block', blockId: 'block-a', to }).document).toBe(before);
  });
});
