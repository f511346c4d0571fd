import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('update-section', () => {
  it('changes only what is named', () => {
    const { document } = apply(sampleDocument(), {
      type: 'update-section',
      sectionId: 'second',
      changes: { title: 'Tasks' },
    });
    expect(document.pages[0]?.sections[1]).toMatchObject({ title: 'Tasks', inNavigation: true });
    expect(document.pages[0]?.sections[0]).toEqual(sampleDocument().pages[0]?.sections[0]);
  });
});
