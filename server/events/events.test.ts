import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { SYSTEM_ACTOR } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { consume } from './consumers.ts';
import { drainEvents } from './dispatch.ts';
import { emit } from './emit.ts';
import { EventModel } from './model.ts';

const customerId = 'a'.repeat(24);
let handled: string[] = [];
let broken = false;
let now: Date;

beforeAll(async () => {
  await connectEmptyDatabase();
  await EventModel.init();
  consume({
    name: 'first',
    kinds: ['stage-entered'],
    handle: async ({ stage }) => void handled.push(`first ${stage}`),
  });
  consume({
    name: 'second',
    kinds: ['stage-entered'],
    async handle({ stage, actor }) {
      if (broken) throw new Error('not now');
      handled.push(`second ${stage} by ${actor.name}`);
    },
  });
});
beforeEach(() => {
  handled = [];
  broken = false;
  now = new Date('2026-03-01T12:00:00Z');
  vi.spyOn(clock, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => EventModel.deleteMany({}));

const entered = (stage: string, key?: string) =>
  emit({ kind: 'stage-entered', stage, customerId, actor: SYSTEM_ACTOR, ...(key ? { key } : {}) });

test('C-24 every consumer hears an event once', async () => {
  await entered('Onboarding');
  await drainEvents();
  await drainEvents();
  expect(handled).toEqual(['first Onboarding', 'second Onboarding by Portico']);
});

test('C-24 an event found twice counts once', async () => {
  expect(await Promise.all([entered('Live', 'live:1'), entered('Live', 'live:1')])).toContain(false);
  await drainEvents();
  expect(handled).toHaveLength(2);
});

test('C-24 a consumer that fails is asked again later, and only that one', async () => {
  broken = true;
  await entered('Renewal');
  await expect(drainEvents()).rejects.toThrow('not now');
  broken = false;
  await drainEvents();
  expect(handled).toEqual(['first Renewal']);
  now = new Date(now.getTime() + 5_000);
  await drainEvents();
  expect(handled).toEqual(['first Renewal', 'second Renewal by Portico']);
});

test('C-24 an event whose process died while at it is taken up by another', async () => {
  await entered('Churned');
  await EventModel.updateOne({ dueAt: now }, { $set: { dueAt: new Date(now.getTime() + 60_000) } });
  await drainEvents();
  expect(handled).toEqual([]);
  now = new Date(now.getTime() + 60_000);
  await drainEvents();
  expect(handled).toHaveLength(2);
});
