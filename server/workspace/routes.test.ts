import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { automationsApi } from '../automations/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { EventModel } from '../events/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { pngOf } from '../testing/files.ts';
import { workspaceApi } from './contract.ts';

let app: TestApp;
let admin: TestStaff;
let csm: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  csm = await app.signIn('csm');
});
afterAll(() => app.close());

describe('C-01 workspace settings', () => {
  test('the portal feature is off for a new workspace; an admin enables it', async () => {
    expect((await csm.call(workspaceApi.get)).portalFeature).toBe('off');
    expect((await csm.refused(workspaceApi.update, { body: { portalFeature: 'active' } })).status).toBe(403);
    await admin.call(workspaceApi.update, { body: { portalFeature: 'active', name: 'Northwind Success' } });
    expect(await csm.call(workspaceApi.get)).toMatchObject({ portalFeature: 'active', name: 'Northwind Success' });
    expect((await app.anonymous().refused(workspaceApi.get)).status).toBe(401);
  });

  test('the first looks at once make one workspace', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => csm.call(workspaceApi.get)));
    expect(new Set(answers.map(({ name }) => name)).size).toBe(1);
  });

  test.each([
    ['a colour that is none', { accent: 'red; background: url(x)' }, 'accent'],
    ['a zone that is none', { timeZone: '../etc' }, 'timeZone'],
    ['a stage twice', { stages: ['A', 'A'] }, 'stages'],
    ['no stage', { stages: [] }, 'stages'],
    ['an unknown language', { language: 'tlh' }, 'language'],
  ])('%s is refused at its field', async (_name, body, field) => {
    const answer = await admin.refused(workspaceApi.update, { body });
    expect(Object.keys(answer.body.error.fields ?? {})).toEqual([field]);
  });

  test('a logo is fitted, and removed again', async () => {
    const file = { name: 'logo.png', bytes: await pngOf(600, 200) };
    const { logoUrl } = await admin.call(workspaceApi.setLogo, { file });
    expect((await csm.fetch(logoUrl ?? '')).headers.get('content-type')).toBe('image/webp');
    expect((await admin.call(workspaceApi.removeLogo)).logoUrl).toBeNull();
    expect((await csm.refused(workspaceApi.setLogo, { file })).status).toBe(403);
  });
});

describe('C-22 stages', () => {
  const stages = ['Onboarding', 'Adoption', 'Value'];
  const set = (body: object) => admin.call(workspaceApi.update, { body });
  const stageOf = async (customerId: string) => (await admin.call(customersApi.get, { params: { customerId } })).stage;
  const customer = async (stage: string) => (await admin.call(customersApi.create, { body: { name: 'C', stage } })).id;

  test('a new name goes along with customers and automations, and nobody has entered anything', async () => {
    await set({ stages });
    const id = await customer('Onboarding');
    const { id: automationId } = await admin.call(automationsApi.create, {
      body: {
        name: 'A',
        enabled: true,
        when: { kind: 'stage-entered', stage: 'Onboarding' },
        conditions: [{ field: 'stage', operator: 'is-not', value: 'Onboarding' }],
        actions: [{ kind: 'set-attribute', field: 'stage', value: 'Onboarding' }],
      },
    });
    await EventModel.deleteMany({});
    await set({ stages: ['Start', 'Adoption', 'Value'], stageMoves: [{ from: 'Onboarding', to: 'Start' }] });
    expect(await stageOf(id)).toBe('Start');
    expect(await admin.call(automationsApi.get, { params: { automationId } })).toMatchObject({
      when: { stage: 'Start' },
      conditions: [{ value: 'Start' }],
      actions: [{ value: 'Start' }],
    });
    expect(await EventModel.countDocuments()).toBe(0);
  });

  test('one with customers goes only when it is said what becomes of them', async () => {
    await set({ stages, stageMoves: [{ from: 'Start', to: 'Onboarding' }] });
    const [first, second] = [await customer('Value'), await customer('Adoption')];
    const refused = await admin.refused(workspaceApi.update, { body: { stages: ['Onboarding', 'Adoption'] } });
    expect(refused.body.error.message).toBe('1 customer is in “Value”. Say what becomes of them.');
    const nowhere = { stages: ['Onboarding'], stageMoves: [{ from: 'Value', to: 'Nowhere' }] };
    expect((await admin.refused(workspaceApi.update, { body: nowhere })).body.error.fields).toHaveProperty(
      'stageMoves',
    );
    await set({
      stages: ['Onboarding'],
      stageMoves: [
        { from: 'Value', to: 'Onboarding' },
        { from: 'Adoption', to: null },
      ],
    });
    expect([await stageOf(first), await stageOf(second)]).toEqual(['Onboarding', null]);
  });
});
