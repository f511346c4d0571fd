import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
