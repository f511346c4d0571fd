import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('remove-row', () => {
  it('removes a row with its blocks', () => {
    const { document, selection } = apply(sampleDocument(), { type: 'remove-row', rowId: 'first1-row' });
    expect(outlineOf(document)).toBe('first1[] second[block-c]');
    expect(selection).toEqual({ kind: 'section', id: 'first1' });
  });
});
