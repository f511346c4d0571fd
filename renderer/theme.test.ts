import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FONTS } from './document.ts';
import { accentColours, contrast, DEFAULT_ACCENT, FONT_STACKS, SURFACES, themeStylesheet } from './theme.ts';

const tokens = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');

/** Both values of a `light-dark()` token of the stylesheet. */
function token(name: string): { light: string; dark: string } {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  if (!light || !dark) throw new Error(`There is no token --${name}.`);
  return { light, dark };
}

describe('B-10 contrast', () => {
  test('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#2f5bd7', '#2f5bd7')).toBe(1);
  });

  test.each([
    '#2563eb',
    '#facc15',
    '#ffffff',
    '#000000',
    '#ff0000',
    '#00ff00',
    '#0000ff',
    '#808080',
    '#f0abfc',
    '#14171c',
  ])('any accent is readable, light and dark: %s', (accent) => {
    const colours = accentColours(accent);
    for (const mode of ['light', 'dark'] as const) {
      const { text, solid, onSolid, soft, ground } = colours[mode];
      for (const surface of [...SURFACES[mode], soft, ground])
        expect(contrast(text, surface), `${mode} ${surface}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onSolid, solid)).toBeGreaterThanOrEqual(4.5);
      for (const name of ['ink', 'muted'])
        expect(contrast(token(name)[mode], ground), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('tells when the chosen accent had to change', () => {
    expect(accentColours('#2f5bd7').adjusted).toEqual({ light: false, dark: true });
    expect(accentColours('#facc15').adjusted).toMatchObject({ light: true, dark: false });
  });

  test.each(['light', 'dark'] as const)('every text colour of the stylesheet is readable in %s', (mode) => {
    const surfaces = [token('surface')[mode], token('raised')[mode]];
    expect(surfaces).toEqual(SURFACES[mode]);
    for (const name of ['ink', 'muted', 'good', 'warning', 'bad', 'text-blue', 'text-purple', 'accent-text'])
      for (const surface of surfaces) expect(contrast(token(name)[mode], surface), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ['good', 'warning', 'bad'])
      expect(contrast(token(name)[mode], token(`${name}-soft`)[mode]), name).toBeGreaterThanOrEqual(4.5);
    for (const mark of ['yellow', 'green', 'blue', 'pink'])
      expect(contrast(token('ink')[mode], token(`text-mark-${mark}`)[mode]), mark).toBeGreaterThanOrEqual(4.5);
    // Edges of fields and of what can be ticked off.
    for (const surface of surfaces) expect(contrast(token('line-strong')[mode], surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('B-10 theme', () => {
  const theme = { accent: null, font: 'system', mode: 'auto' } as const;

  test('the stylesheet’s own accent is the default one', () => {
    const { light, dark } = accentColours(DEFAULT_ACCENT);
    expect(token('accent')).toEqual({ light: light.solid, dark: dark.solid });
    expect(token('accent-text')).toEqual({ light: light.text, dark: dark.text });
    expect(token('on-accent')).toEqual({ light: light.onSolid, dark: dark.onSolid });
    expect(token('accent-soft')).toEqual({ light: light.soft, dark: dark.soft });
    expect(token('accent-ground')).toEqual({ light: light.ground, dark: dark.ground });
  });

  test('the document’s accent wins over the workspace’s', () => {
    expect(themeStylesheet(theme, '#ff0000')).toBe(themeStylesheet({ ...theme, accent: '#ff0000' }, '#00ff00'));
  });

  test('mode is the colour scheme', () => {
    expect(themeStylesheet(theme)).toContain('color-scheme:light dark;');
    expect(themeStylesheet({ ...theme, mode: 'dark' })).toContain('color-scheme:dark;');
  });

  test.each(FONTS)('font %s has a stack that ends in a generic one', (font) => {
    expect(FONT_STACKS[font]).toMatch(/(sans-serif|serif|monospace)$/);
    expect(themeStylesheet({ ...theme, font })).toContain(FONT_STACKS[font]);
  });
});
