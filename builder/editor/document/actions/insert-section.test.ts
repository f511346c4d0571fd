import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { outlineOf, sampleDocument, sampleSection } from '../testing/sample.ts';

describe('insert-section', () => {
  it('puts a section between two others and selects it', () => {
    const section = sampleSection('third1');
    const { document, selection } = apply(sampleDocument(), {
      type: 'insert-section',
      pageId: 'page-1',
      index: 1,
      section,
    });
    expect(outlineOf(document)).toBe('first1[block-a block-b] third1[] second[block-c]');
    expect(selection).toEqual({ kind: 'section', id: 'third1' });
  });

  it('changes nothing on a page that is gone', () => {
    const before = sampleDocument();
    const action = { type: 'insert-section', pageId: 'gone', index: 0, section: sampleSection('third1') } as const;
    expect(apply(before, action).document).toBe(before);
  });
});
