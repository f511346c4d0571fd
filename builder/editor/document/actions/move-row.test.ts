import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('move-row', () => {
  it('moves a row within its section', () => {
    const before = sampleDocument();
    before.pages[0]?.sections[1]?.rows.push({ id: 'row-two', columns: [{ id: 'col-two', blocks: [] }] });
    const { document } = apply(before, { type: 'move-row', rowId: 'row-two', index: 0 });
    expect(document.pages[0]?.sections[1]?.rows.map((row) => row.id)).toEqual(['row-two', 'second-row']);
  });
});
