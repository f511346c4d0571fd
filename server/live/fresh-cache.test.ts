import { afterEach, describe, expect, test } from 'vitest';
import { clock } from '../clock.ts';
import { type Change, deliver } from './changes.ts';
import { FreshCache } from './fresh-cache.ts';

const ANNA = 'a'.repeat(24);
const BERT = 'b'.repeat(24);
const now = clock.now;
const caches: FreshCache<{ text: string }>[] = [];
let hearing = true;

function newCache(maxBytes = 1000) {
  const cache = new FreshCache<{ text: string }>({
    maxBytes,
    bytesOf: ({ text }) => text.length,
    concerns: ({ topic }) => topic !== 'import',
    hearsChanges: () => hearing,
  });
  caches.push(cache);
  return cache;
}

function change(customerId: string | null, topic: Change['topic'] = 'task'): void {
  deliver({ customerId, topic, id: null });
}

/** A making that ends when told to. */
function slow(text: string, customerId: string | null = ANNA) {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let runs = 0;
  return {
    make: async () => {
      runs += 1;
      await gate;
      return { value: { text }, customerId };
    },
    finish,
    runs: () => runs,
  };
}

const quick =
  (text: string, customerId: string | null = ANNA, freshUntil?: Date) =>
  async () => ({
    value: { text },
    customerId,
    freshUntil,
  });

afterEach(() => {
  clock.now = now;
  hearing = true;
  for (const cache of caches.splice(0)) cache.stop();
});

describe('C-19 what is kept is dropped by what changes', () => {
  test("a customer's change drops theirs and nobody else's; the workspace's drops all", async () => {
    const cache = newCache();
    await cache.load('anna', quick('Anna', ANNA));
    await cache.load('bert', quick('Bert', BERT));
    change(ANNA, 'import');
    expect(cache.get('anna')).toEqual({ text: 'Anna' });
    change(ANNA);
    expect(cache.get('anna')).toBeUndefined();
    expect(cache.get('bert')).toEqual({ text: 'Bert' });
    change(null, 'workspace');
    expect(cache.get('bert')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  test('many who ask at once share one making', async () => {
    const cache = newCache();
    const making = slow('once');
    const asked = Array.from({ length: 50 }, () => cache.load('page', making.make));
    making.finish();
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(making.runs()).toBe(1);
  });

  test('a change during the making: its result is not kept, and later askers get a new one', async () => {
    const cache = newCache();
    const before = slow('before');
    const first = cache.load('page', before.make);
    change(ANNA);
    const after = slow('after');
    const second = cache.load('page', after.make);
    after.finish();
    expect(await second).toEqual({ text: 'after' });
    before.finish();
    expect(await first).toEqual({ text: 'before' });
    expect(cache.get('page')).toEqual({ text: 'after' });
  });

  test('a value ends when it is no longer true', async () => {
    const cache = newCache();
    await cache.load('page', quick('today', ANNA, new Date('2026-03-01T00:00:00Z')));
    clock.now = () => new Date('2026-02-28T23:59:59.999Z');
    await cache.load('page', quick('today', ANNA, new Date('2026-03-01T00:00:00Z')));
    expect(cache.get('page')).toEqual({ text: 'today' });
    clock.now = () => new Date('2026-03-01T00:00:00Z');
    expect(cache.get('page')).toBeUndefined();
  });

  test('nothing is answered from memory while changes are not heard', async () => {
    const cache = newCache();
    await cache.load('page', quick('kept'));
    hearing = false;
    expect(cache.get('page')).toBeUndefined();
    expect(await cache.load('page', quick('made anew'))).toEqual({ text: 'made anew' });
  });

  test('memory is bounded, the least recently used goes first, and too large a value is not kept', async () => {
    const cache = newCache(100);
    await cache.load('a', quick('x'.repeat(40)));
    await cache.load('b', quick('x'.repeat(40)));
    cache.get('a');
    await cache.load('c', quick('x'.repeat(40)));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([true, false, true]);
    await cache.load('huge', quick('x'.repeat(101)));
    expect(cache.get('huge')).toBeUndefined();
    expect(cache.bytes).toBeLessThanOrEqual(100);
  });

  test('a failed making and an empty result are not kept', async () => {
    const cache = newCache();
    await expect(cache.load('page', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await cache.load('page', quick('nothing', null));
    expect(cache.get('page')).toBeUndefined();
    expect(await cache.load('page', quick('now'))).toEqual({ text: 'now' });
  });
});
