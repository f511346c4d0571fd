import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, shadesOf } from './accent.ts';

const colour = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);

describe('shades of the accent colour', () => {
  it('C-01 stay readable whatever colour the workspace picks', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const shades = shadesOf(accent);
        expect(contrast(shades[6] ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(shades[4] ?? '', '#1a1b1f')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(shades[9] ?? '', shades[1] ?? '')).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('keep a colour that is readable as it is', () => {
    expect(shadesOf('#1d4ed8')[6]).toBe('#1d4ed8');
  });
});
