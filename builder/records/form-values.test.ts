import { describe, expect, it } from 'vitest';
import { changedValues, fromLocal, toLocal } from './form-values.ts';

describe('values of record forms', () => {
  it('sends only what was changed (B-03)', () => {
    const before = { title: 'Call', tags: ['a'], due: null as string | null };
    expect(changedValues(before, { title: 'Call', tags: ['a'], due: '2026-03-01' })).toEqual({ due: '2026-03-01' });
    expect(changedValues(before, { ...before, tags: ['a', 'b'] })).toEqual({ tags: ['a', 'b'] });
    expect(changedValues(before, { ...before })).toEqual({});
  });

  it('C-12 a moment survives the way through a date field of any zone', () => {
    for (const moment of ['2026-03-29T01:30:00.000Z', '2026-07-01T22:15:00.000Z'])
      expect(fromLocal(toLocal(moment))).toBe(moment);
  });
});
