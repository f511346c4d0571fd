import { describe, expect, it } from 'vitest';
import { apply } from '../testing/apply.ts';
import { sampleDocument } from '../testing/sample.ts';

describe('update-header', () => {
  it('C-04: sets the banner and leaves the logo', () => {
    const banner = { assetId: 'a'.repeat(24), alt: 'Our office' };
    const { document } = apply(sampleDocument(), { type: 'update-header', changes: { banner } });
    expect(document.header).toEqual({ logo: null, banner, showOwner: true });
  });
});
