import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument } from '../testing/sample.ts';

describe('remove-section', () => {
  it('removes a section and selects the one that takes its place', () => {
    const { document, selection } = apply(sampleDocument(), { type: 'remove-section', sectionId: 'first1' });
    expect(outlineOf(document)).toBe('second[block-c]');
    expect(selection).toEqual({ kind: 'section', id: 'second' });
  });
});
