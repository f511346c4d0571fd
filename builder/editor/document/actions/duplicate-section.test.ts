import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument, sampleSection } from '../testing/sample.ts';

describe('duplicate-section', () => {
  it('puts the copy after its original', () => {
    const before = sampleDocument();
    const copy = sampleSection('copied', 'block-x');
    const { document, selection } = apply(before, { type: 'duplicate-section', sectionId: 'first1', copy });
    expect(outlineOf(document)).toBe('first1[block-a block-b] copied[block-x] second[block-c]');
    expect(selection).toEqual({ kind: 'section', id: 'copied' });
  });
});
