import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '../clock.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { addressKey, countTries, countTry, forgetTries, PER_ADDRESS, PER_LINK, takeBackTry } from './limits.ts';
import { TriesModel } from './model.ts';

const now = clock.now;
let time = Date.parse('2026-03-01T12:00:00Z');
const pass = (seconds: number) => {
  time += seconds * 1000;
};

beforeAll(async () => {
  await connectEmptyDatabase();
  clock.now = () => new Date(time);
  return () => {
    clock.now = now;
  };
});
let made = 0;
let id = 'try';
afterEach(() => {
  id = `try${++made}`;
});

describe('C-18 limits of guessing', () => {
  test('five tries, then a wait that doubles up to a quarter of an hour, and no lock for ever', async () => {
    for (let n = 0; n < 5; n += 1) expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: true });
    for (const wait of [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]) {
      expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: false, retryAfter: wait });
      pass(wait - 1);
      expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: false, retryAfter: 1 });
      pass(1);
      expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: true });
    }
    pass(24 * 3600);
    for (let n = 0; n < 5; n += 1) expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: true });
  });

  test('sixty within any hour, wherever the hour begins', async () => {
    for (let n = 0; n < 60; n += 1) {
      expect(await countTry(id, PER_LINK)).toEqual({ allowed: true });
      pass(30);
    }
    expect(await countTry(id, PER_LINK)).toEqual({ allowed: false, retryAfter: 1800 });
    pass(1800);
    expect(await countTry(id, PER_LINK)).toEqual({ allowed: true });
    expect(await countTry(id, PER_LINK)).toEqual({ allowed: false, retryAfter: 30 });
  });

  test('two hundred at once do not slip through together', async () => {
    const verdicts = await Promise.all(Array.from({ length: 200 }, () => countTry(id, PER_ADDRESS)));
    expect(verdicts.filter(({ allowed }) => allowed).length).toBeLessThanOrEqual(5);
    expect(verdicts.some(({ allowed }) => allowed)).toBe(true);
  });

  test('a right one is taken back, and tries can be forgotten', async () => {
    for (let n = 0; n < 60; n += 1) await countTry(id, PER_LINK);
    await takeBackTry(id, PER_LINK);
    expect(await countTry(id, PER_LINK)).toEqual({ allowed: true });
    expect((await countTry(id, PER_LINK)).allowed).toBe(false);
    await forgetTries(id);
    expect(await countTry(id, PER_LINK)).toEqual({ allowed: true });
    await takeBackTry('never tried', PER_LINK);
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  test('one try counts for several limits; refused by one it counts for none', async () => {
    const [here, link] = [`${id}:here`, `${id}:link`];
    const both = [
      [here, PER_ADDRESS],
      [link, PER_LINK],
    ] as const;
    for (let n = 0; n < 5; n += 1) expect(await countTries(both)).toEqual({ allowed: true });
    expect(await countTries(both)).toEqual({ allowed: false, retryAfter: 5 });
    for (let n = 0; n < 55; n += 1) expect(await countTry(link, PER_LINK)).toEqual({ allowed: true });
    expect((await countTry(link, PER_LINK)).allowed).toBe(false);
  });

  test('what was counted before a restart, or by another process, counts', async () => {
    const times = Array.from({ length: 5 }, () => new Date(time));
    await TriesModel.create({ _id: id, times, revision: 5, expiresAt: new Date(time + 3_600_000) });
    expect(await countTry(id, PER_ADDRESS)).toEqual({ allowed: false, retryAfter: 5 });
  });

  test('two hundred tries at once against two limits let no more through than the stricter one', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 200 }, () =>
        countTries([
          [`${id}:here`, PER_ADDRESS],
          [`${id}:link`, PER_LINK],
        ]),
      ),
    );
    const allowed = verdicts.filter((verdict) => verdict.allowed).length;
    expect(allowed).toBeGreaterThan(0);
    expect(allowed).toBeLessThanOrEqual(5);
  });
});
