import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('update-page-settings', () => {
  it('C-06: hides the navigation and leaves theme and language', () => {
    const { document } = apply(sampleDocument(), {
      type: 'update-page-settings',
      changes: { navigation: { shown: false } },
    });
    expect(document).toEqual({ ...sampleDocument(), navigation: { shown: false } });
  });

  it("goes back to the customer's language", () => {
    const before = { ...sampleDocument(), language: 'de' as const };
    expect(apply(before, { type: 'update-page-settings', changes: { language: null } }).document.language).toBeNull();
  });
});
