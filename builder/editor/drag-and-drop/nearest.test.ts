import { describe, expect, it } from 'vitest';
import { nearestLine } from './nearest.ts';

const left = { name: 'left', x: 0, y: 100, width: 200 };
const right = { name: 'right', x: 220, y: 120, width: 200 };
const below = { name: 'below', x: 0, y: 300, width: 420 };
const lines = [left, right, below];

describe('the line nearest to the pointer (C-05)', () => {
  it.each([
    [{ x: 50, y: 110 }, 'left'],
    [{ x: 300, y: 100 }, 'right'],
    [{ x: 300, y: 260 }, 'below'],
    [{ x: 50, y: -500 }, 'left'],
    [{ x: 900, y: 125 }, 'right'],
  ])('%o is nearest to %s', (pointer, expected) => {
    expect(nearestLine(lines, pointer)?.name).toBe(expected);
  });

  it('is none where nothing can be dropped', () => {
    expect(nearestLine([], { x: 0, y: 0 })).toBeNull();
  });
});
