import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersApi } from '../customers/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { healthScoresApi, healthValuesApi } from './contract.ts';

let app: TestApp;
let csm: TestStaff;
let am: TestStaff;
let params: { customerId: string };

const SCORE = {
  name: 'Adoption',
  min: 0,
  max: 100,
  bands: [
    { from: 0, label: 'Poor', tone: 'bad' as const },
    { from: 40, label: 'Fair', tone: 'warning' as const },
    { from: 70, label: 'Good', tone: 'good' as const },
  ],
};

beforeAll(async () => {
  app = await startTestApp();
  csm = await app.signIn('csm');
  am = await app.signIn('am');
  params = { customerId: (await csm.call(customersApi.create, { body: { name: 'Healthy' } })).id };
});
afterAll(() => app.close());

describe('C-13 health scores', () => {
  test('are defined once for the workspace, off the portal by default', async () => {
    const score = await csm.call(healthScoresApi.create, { body: SCORE });
    expect(score).toMatchObject({ ...SCORE, showInPortal: false, unit: '' });
    const changed = await csm.call(healthScoresApi.update, {
      params: { scoreId: score.id },
      body: { showInPortal: true, max: 120 },
    });
    expect(changed).toMatchObject({ showInPortal: true, max: 120, bands: SCORE.bands });
    expect((await am.call(healthScoresApi.list)).items.map(({ name }) => name)).toContain('Adoption');
    expect((await am.refused(healthScoresApi.create, { body: SCORE })).status).toBe(403);
    expect((await am.refused(healthScoresApi.remove, { params: { scoreId: score.id } })).status).toBe(403);
  });

  test.each([
    ['no range', { min: 100 }, 'max'],
    ['a gap below the first band', { bands: SCORE.bands.slice(1) }, 'bands.0.from'],
    [
      'bands out of order',
      { bands: [...SCORE.bands].sort((a, b) => (b.from === 0 ? 1 : b.from - a.from)) },
      'bands.2.from',
    ],
    ['a band above the range', { bands: [...SCORE.bands, { from: 101, label: 'X', tone: 'good' }] }, 'bands.3.from'],
    ['no band', { bands: [] }, 'bands'],
  ])('%s is refused at its field', async (_name, fields, field) => {
    const answer = await csm.refused(healthScoresApi.create, { body: { ...SCORE, ...fields } });
    expect(Object.keys(answer.body.error.fields ?? {})).toEqual([field]);
  });

  test('values: one per score and day, oldest first, within the range', async () => {
    const { id: scoreId } = await csm.call(healthScoresApi.create, { body: SCORE });
    const record = (day: string, value: number) =>
      csm.call(healthValuesApi.create, { params, body: { scoreId, day, value } });
    await record('2026-02-01', 55);
    await record('2026-01-01', 30);
    const replaced = await record('2026-02-01', 60);
    const list = async () => (await csm.call(healthValuesApi.list, { params, query: { scoreId } })).items;
    expect((await list()).map(({ day, value }) => [day, value])).toEqual([
      ['2026-01-01', 30],
      ['2026-02-01', 60],
    ]);
    const outside = await csm.refused(healthValuesApi.create, {
      params,
      body: { scoreId, day: '2026-03-01', value: 101 },
    });
    expect(outside.body.error.fields).toEqual({ value: 'must be between 0 and 100' });
    const named = { ...params, valueId: replaced.id };
    const taken = await csm.refused(healthValuesApi.update, { params: named, body: { day: '2026-01-01' } });
    expect(taken.body.error.code).toBe('day-taken');
    expect((await csm.call(healthValuesApi.update, { params: named, body: { value: 61 } })).value).toBe(61);
    await csm.call(healthValuesApi.remove, { params: named });
    expect(await list()).toHaveLength(1);
  });

  test('fifty values for one day at once leave one', async () => {
    const { id: scoreId } = await csm.call(healthScoresApi.create, { body: SCORE });
    await Promise.all(
      Array.from({ length: 50 }, (_, value) =>
        csm.call(healthValuesApi.create, { params, body: { scoreId, day: '2026-01-01', value } }),
      ),
    );
    expect((await csm.call(healthValuesApi.list, { params, query: { scoreId } })).items).toHaveLength(1);
  });

  test("another customer's value and an account manager's foreign customer do not exist", async () => {
    const { id: scoreId } = await csm.call(healthScoresApi.create, { body: SCORE });
    const value = await csm.call(healthValuesApi.create, { params, body: { scoreId, day: '2026-01-01', value: 1 } });
    const other = await csm.call(customersApi.create, { body: { name: 'Other' } });
    const crossed = { customerId: other.id, valueId: value.id };
    expect((await csm.refused(healthValuesApi.update, { params: crossed, body: { value: 2 } })).status).toBe(404);
    expect((await csm.refused(healthValuesApi.remove, { params: crossed })).status).toBe(404);
    expect((await am.refused(healthValuesApi.list, { params })).status).toBe(404);
    expect((await app.anonymous().refused(healthValuesApi.list, { params })).status).toBe(401);
  });

  test('a score goes with its values', async () => {
    const admin = await app.signIn('admin');
    const { id: scoreId } = await csm.call(healthScoresApi.create, { body: SCORE });
    await csm.call(healthValuesApi.create, { params, body: { scoreId, day: '2026-01-01', value: 1 } });
    await admin.call(healthScoresApi.remove, { params: { scoreId } });
    expect((await csm.call(healthValuesApi.list, { params, query: { scoreId } })).items).toEqual([]);
  });
});
