import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../access/passwords.ts';
import { absoluteUrl } from '../addresses.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { sessionApi, setupApi, staffApi } from './contract.ts';
import { Staff } from './model.ts';
import { setupLink } from './service.ts';

const PASSWORD = 'correct horse battery';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
});
afterAll(() => app.close());

/** Adds a person who has chosen `PASSWORD`. */
async function person(email: string) {
  const made = await admin.call(staffApi.create, { body: { name: 'Rosa Lind', email, role: 'csm' } });
  const client = app.anonymous();
  const token = made.invitationUrl.slice(absoluteUrl('/invitation/').length);
  await client.call(sessionApi.signInWithToken, { body: { token, password: PASSWORD } });
  return { client, id: made.staff.id, email, token };
}

describe('staff: signing in', () => {
  test('an invited person chooses a password once and signs in with it', async () => {
    const rosa = await person('rosa@example.com');
    expect((await rosa.client.call(sessionApi.current)).email).toBe('rosa@example.com');
    const again = await app
      .anonymous()
      .refused(sessionApi.signInWithToken, { body: { token: rosa.token, password: 'another password' } });
    expect(again.status).toBe(401);
    const client = app.anonymous();
    await client.call(sessionApi.signIn, { body: { email: ' Rosa@Example.com', password: PASSWORD } });
    expect((await client.call(sessionApi.current)).name).toBe('Rosa Lind');
  });

  test('fifty uses of one invitation at once make one session', async () => {
    const made = await admin.call(staffApi.create, { body: { name: 'Race', email: 'race@example.com', role: 'am' } });
    const token = made.invitationUrl.slice(absoluteUrl('/invitation/').length);
    await Staff.updateOne({ _id: made.staff.id }, { passwordHash: null });
    const body = JSON.stringify({ token, password: PASSWORD });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        app.anonymous().fetch('/api/v1/session/token', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49);
  }, 60_000);

  test('the cookie is new after signing in, HttpOnly and SameSite=Lax', async () => {
    const link = await app.signIn('csm');
    const first = link.cookie;
    expect(first).toMatch(/^portico_staff=/);
    const response = await link.fetch('/api/v1/session/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: 'nothing' }),
    });
    expect(response.status).toBe(401);
    const staff = await Staff.findById(link.staffId).orFail();
    staff.passwordHash = (await Staff.findOne({ email: 'rosa@example.com' }).orFail()).passwordHash;
    await staff.save();
    const signedIn = await link.fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: staff.email, password: PASSWORD }),
    });
    expect(signedIn.headers.getSetCookie()[0]).toMatch(
      /^portico_staff=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(link.cookie).not.toBe(first);
    const planted = app.anonymous();
    planted.cookie = first;
    expect((await planted.refused(sessionApi.current)).status).toBe(401);
  });

  test('signing out ends every copy of the cookie', async () => {
    const one = await app.signIn('csm');
    const copy = app.anonymous();
    copy.cookie = one.cookie;
    expect((await copy.call(sessionApi.current)).id).toBe(one.staffId);
    await one.call(sessionApi.signOut);
    expect((await copy.refused(sessionApi.current)).body.error.code).toBe('not-signed-in');
  });

  test('disabling ends the sessions and refuses new ones; the last admin cannot be disabled', async () => {
    const nina = await person('nina@example.com');
    await admin.call(staffApi.update, { params: { staffId: nina.id }, body: { disabled: true } });
    expect((await nina.client.refused(sessionApi.current)).status).toBe(401);
    const answer = await app
      .anonymous()
      .refused(sessionApi.signIn, { body: { email: nina.email, password: PASSWORD } });
    expect(answer.body.error.code).toBe('wrong-credentials');
    const last = await admin.refused(staffApi.update, { params: { staffId: admin.staffId }, body: { disabled: true } });
    expect(last.body.error.code).toBe('last-admin');
  });

  test('a new password needs the current one, ends all other sessions and keeps this one', async () => {
    const ida = await person('ida@example.com');
    const other = app.anonymous();
    await other.call(sessionApi.signIn, { body: { email: ida.email, password: PASSWORD } });
    const newPassword = 'an even longer one';
    const missing = await ida.client.refused(sessionApi.update, { body: { newPassword } });
    expect(missing.body.error.fields).toEqual({ currentPassword: 'is required' });
    const wrong = await ida.client.refused(sessionApi.update, { body: { currentPassword: 'wrong', newPassword } });
    expect(wrong.status).toBe(403);
    await ida.client.call(sessionApi.update, { body: { currentPassword: PASSWORD, newPassword } });
    expect((await ida.client.call(sessionApi.current)).email).toBe(ida.email);
    expect((await other.refused(sessionApi.current)).status).toBe(401);
  });

  test('five wrong passwords, then a wait that says how long; other people sign in meanwhile', async () => {
    const eva = await person('eva@example.com');
    const max = await person('max@example.com');
    const guess = () => app.anonymous().refused(sessionApi.signIn, { body: { email: eva.email, password: 'wrong' } });
    for (let n = 0; n < 5; n += 1) expect((await guess()).status).toBe(401);
    const limited = await guess();
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await eva.client.call(sessionApi.current)).email).toBe(eva.email);
    await app.anonymous().call(sessionApi.signIn, { body: { email: max.email, password: PASSWORD } });
  });

  test.each([
    ['unknown e-mail', { email: 'nobody@example.com', password: PASSWORD }, 401],
    ['empty password', { email: 'max@example.com', password: '' }, 401],
    ['NUL in the password', { email: 'max@example.com', password: 'a\0b' }, 401],
    ['over 72 bytes', { email: 'max@example.com', password: 'x'.repeat(100) }, 401],
    ['password that is an object', { email: 'max@example.com', password: { ne: '' } }, 422],
    ['operator as e-mail', { email: { $gt: '' }, password: PASSWORD }, 422],
    ['an unknown field', { email: 'a@b.c', password: 'x', role: 'admin' }, 422],
    ['a megabyte', { email: 'a@b.c', password: 'x'.repeat(1_000_000) }, 413],
  ])('%s is refused at once', async (_name, body, status) => {
    expect((await app.anonymous().refused(sessionApi.signIn, { body })).status).toBe(status);
  });

  test('an unknown address costs a password check too: how long it takes does not tell who exists', async () => {
    let checked = 0;
    // The one worker checks in line: whoever is answered after these stood in it.
    const before = Array.from({ length: 4 }, () => hashPassword(PASSWORD).then(() => (checked += 1)));
    const body = { email: 'no-one-at-all@example.com', password: PASSWORD };
    expect((await app.anonymous().refused(sessionApi.signIn, { body })).status).toBe(401);
    expect(checked).toBe(4);
    await Promise.all(before);
  });
});

describe('staff: accounts', () => {
  test('only admins add, change and invite', async () => {
    const csm = await app.signIn('csm');
    const body = { name: 'X', email: 'x@example.com', role: 'admin' };
    expect((await csm.refused(staffApi.create, { body })).status).toBe(403);
    expect(
      (await csm.refused(staffApi.update, { params: { staffId: csm.staffId }, body: { role: 'admin' } })).status,
    ).toBe(403);
    expect((await app.anonymous().refused(staffApi.list)).status).toBe(401);
    expect((await csm.call(staffApi.list)).items.length).toBeGreaterThan(1);
  });

  test('an e-mail address is there once, whatever its case', async () => {
    await person('twice@example.com');
    const answer = await admin.refused(staffApi.create, {
      body: { name: 'Two', email: 'TWICE@example.com', role: 'csm' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.error.fields).toEqual({ email: 'is already in use' });
  });

  test('a photo is re-encoded; what is no picture is refused', async () => {
    const csm = await app.signIn('csm');
    const params = { staffId: csm.staffId };
    const refused = await csm.refused(staffApi.setPhoto, {
      params,
      file: { name: 'me.png', bytes: '<svg onload="x"/>' },
    });
    expect(refused.status).toBe(415);
    const other = await csm.refused(staffApi.setPhoto, {
      params: { staffId: admin.staffId },
      file: { name: 'me.png', bytes: 'x' },
    });
    expect(other.status).toBe(403);
  });
});

describe('staff: the last admins', () => {
  test('who disable each other at the same moment do not both succeed', async () => {
    const own = await startTestApp();
    const two = [await own.signIn('admin'), await own.signIn('admin')];
    await Promise.all(
      two.map((me, at) =>
        me.fetch(`/api/v1/staff/${two[1 - at]?.staffId}`, {
          method: 'PATCH',
          body: '{"role":"csm"}',
          headers: { 'Content-Type': 'application/json' },
        }),
      ),
    );
    expect(await Staff.countDocuments({ role: 'admin', disabled: false })).toBeGreaterThan(0);
    await own.close();
  });
});

describe('staff: the first admin', () => {
  test('is made once, by the link that the start printed', async () => {
    const empty = await startTestApp();
    const client = empty.anonymous();
    expect(await client.call(setupApi.status)).toEqual({ needed: true });
    const body = { workspaceName: 'Acme', name: 'Ada', email: 'ada@example.com', password: PASSWORD };
    expect((await client.refused(setupApi.create, { body: { ...body, token: 'guess' } })).status).toBe(401);
    const token = (await setupLink()).slice(absoluteUrl('/setup/').length);
    const weak = await client.refused(setupApi.create, { body: { ...body, token, password: 'short' } });
    expect(weak.body.error.fields).toEqual({ password: 'must have at least 10 characters' });
    expect((await client.call(setupApi.create, { body: { ...body, token } })).role).toBe('admin');
    expect((await client.call(sessionApi.current)).email).toBe('ada@example.com');
    expect(await client.call(setupApi.status)).toEqual({ needed: false });
    const again = await empty.anonymous().refused(setupApi.create, { body: { ...body, token } });
    expect(again.body.error.code).toBe('already-set-up');
    await empty.close();
  });
});
