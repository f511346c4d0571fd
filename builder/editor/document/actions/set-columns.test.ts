import { describe, expect, it } from 'vitest';
import { newBlock } from '../create.ts';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('set-columns', () => {
  it('adds empty columns', () => {
    const action = { type: 'set-columns', rowId: 'first1-row', count: 3, newIds: ['col-two', 'col-three'] } as const;
    expect(outlineOf(apply(sampleDocument(), action).document)).toBe('first1[block-a block-b |  | ] second[block-c]');
  });

  it('keeps the blocks of columns that go', () => {
    const before = sampleDocument();
    before.pages[0]?.sections[0]?.rows[0]?.columns.push({
      id: 'col-two',
      blocks: [{ ...newBlock('notes'), id: 'block-d' }],
    });
    const action = { type: 'set-columns', rowId: 'first1-row', count: 1, newIds: ['unused', 'unused2'] } as const;
    expect(outlineOf(apply(before, action).document)).toBe('first1[block-a block-b block-d] second[block-c]');
  });
});
