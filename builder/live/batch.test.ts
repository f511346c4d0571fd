import { afterEach, describe, expect, it, vi } from 'vitest';
import { batchChanges } from './batch.ts';

describe('batching of live changes (B-07)', () => {
  afterEach(() => vi.useRealTimers());

  it('hands on each kind of change once, within a second', () => {
    vi.useFakeTimers();
    const apply = vi.fn();
    const batch = batchChanges(apply);
    for (let row = 0; row < 1000; row += 1) batch.add({ customerId: 'a', topic: 'task', id: `${row}` });
    batch.add({ customerId: 'b', topic: 'task', id: null });
    vi.advanceTimersByTime(200);
    expect(apply).toHaveBeenCalledTimes(1);
    expect(apply.mock.calls[0]?.[0]).toHaveLength(2);
    batch.add({ customerId: 'a', topic: 'task', id: 'later' });
    vi.advanceTimersByTime(200);
    expect(apply).toHaveBeenCalledTimes(2);
  });

  it('says nothing any more once stopped', () => {
    vi.useFakeTimers();
    const apply = vi.fn();
    const batch = batchChanges(apply);
    batch.add({ customerId: 'a', topic: 'note', id: null });
    batch.stop();
    vi.advanceTimersByTime(200);
    expect(apply).not.toHaveBeenCalled();
  });
});
