import { describe, expect, it } from 'vitest';
import { blockTypes } from '../../../renderer/blocks/index.ts';
import { grouped, PALETTE, searchPalette } from './palette-items.ts';

describe('palette (B-13)', () => {
  it('offers every block type with a description, and sections', () => {
    expect(PALETTE.map((item) => item.what)).toEqual(['section', ...blockTypes.map(({ type }) => type)]);
    for (const item of PALETTE) expect(item.description).not.toBe('');
    expect(grouped(PALETTE).flatMap(({ items }) => items)).toHaveLength(PALETTE.length);
  });

  it('finds by name first, then by description', () => {
    expect(searchPalette('task')[0]?.what).toBe('tasks');
    expect(searchPalette('NOTES')[0]?.what).toBe('notes');
    expect(searchPalette('navigation').map((item) => item.what)).toContain('section');
    expect(searchPalette('no such thing')).toEqual([]);
  });
});
