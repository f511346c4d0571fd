import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { absoluteUrl } from '../addresses.ts';
import { clock } from '../clock.ts';
import { customersApi } from '../customers/contract.ts';
import type { MailKind } from '../mail/kinds.ts';
import { MailModel } from '../mail/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { accountApi } from './account-contract.ts';
import { sessionApi, staffApi } from './contract.ts';

const PASSWORD = 'correct horse battery';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let app: TestApp;
let admin: TestStaff;
let now: Date;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
});
beforeEach(() => {
  now = new Date();
  vi.spyOn(clock, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.close());

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** Adds a person who has chosen `PASSWORD` and is signed in. */
async function person(email: string, role: 'csm' | 'am' = 'csm') {
  const made = await admin.call(staffApi.create, { body: { name: 'Rosa Lind', email, role } });
  const token = made.invitationUrl.slice(absoluteUrl('/invitation/').length);
  const client = app.anonymous();
  await client.call(sessionApi.signInWithToken, { body: { token, password: PASSWORD } });
  return { client, id: made.staff.id, email, token };
}

/** The link in the latest mail of this kind to an address. */
async function mailedLink(kind: MailKind, email: string): Promise<string | null> {
  const mail = await MailModel.findOne({ kind, 'to.email': email }).sort({ _id: -1 }).lean();
  return mail?.values.find(({ path }) => path === 'link')?.value ?? null;
}

const reset = (email: string) =>
  app.anonymous().fetch('/api/v1/session/reset', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  });

describe('staff accounts: invited and reset by mail', () => {
  test('an invitation is mailed, with the link that the admin may also hand over', async () => {
    const made = await admin.call(staffApi.create, {
      body: { name: 'New', email: 'new@example.com', role: 'csm' },
    });
    expect(await mailedLink('staff-invitation', 'new@example.com')).toBe(made.invitationUrl);
    expect(made.staff.invited).toBe(true);
  });

  test('a forgotten password is chosen anew by a mailed link, once, within an hour; every session ends', async () => {
    const rosa = await person('rosa@example.com');
    expect((await reset(' Rosa@Example.com')).status).toBe(202);
    await expect.poll(() => mailedLink('staff-reset', rosa.email)).toContain('/reset/');
    const token = (await mailedLink('staff-reset', rosa.email))?.split('/reset/')[1] ?? '';
    const body = { token, password: 'a new one, longer' };
    const client = app.anonymous();
    await client.call(sessionApi.signInWithToken, { body });
    expect((await client.call(sessionApi.current)).email).toBe(rosa.email);
    expect((await rosa.client.refused(sessionApi.current)).status).toBe(401);
    expect((await app.anonymous().refused(sessionApi.signInWithToken, { body })).body.error.code).toBe('dead-link');
    const old = { email: rosa.email, password: PASSWORD };
    expect((await app.anonymous().refused(sessionApi.signIn, { body: old })).status).toBe(401);
  });

  test('an hour later the link is dead', async () => {
    const late = await person('late@example.com');
    await reset(late.email);
    await expect.poll(() => mailedLink('staff-reset', late.email)).toContain('/reset/');
    const token = (await mailedLink('staff-reset', late.email))?.split('/reset/')[1] ?? '';
    later(3600);
    const refused = await app
      .anonymous()
      .refused(sessionApi.signInWithToken, { body: { token, password: 'a new one, longer' } });
    expect(refused.body.error.code).toBe('dead-link');
  });

  test('known, unknown and disabled addresses get the same answer; at most three mails in a quarter of an hour', async () => {
    const gone = await person('gone@example.com');
    await admin.call(staffApi.update, { params: { staffId: gone.id }, body: { disabled: true } });
    const known = await person('known@example.com');
    const answers = await Promise.all(
      [known.email, 'nobody@example.com', gone.email, 'no address'].map(async (email) => {
        const answer = await reset(email);
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        return JSON.stringify([answer.status, headers, await answer.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    for (let n = 0; n < 5; n += 1) await reset(known.email);
    // A request that came after all of these has been answered to, so that the earlier ones have been too.
    await reset('last@example.com');
    const mails = () => MailModel.countDocuments({ kind: 'staff-reset', 'to.email': known.email });
    await expect.poll(mails).toBe(3);
    expect(
      await MailModel.countDocuments({ kind: 'staff-reset', 'to.email': { $in: [gone.email, 'nobody@example.com'] } }),
    ).toBe(0);
  });
});

describe('staff accounts: sessions', () => {
  test('are listed with browser and time, and ended one by one or all but this one', async () => {
    const ida = await person('ida@example.com');
    const signIn = async (userAgent: string) => {
      const client = app.anonymous();
      const answer = await client.fetch('/api/v1/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'User-Agent': userAgent },
        body: JSON.stringify({ email: ida.email, password: PASSWORD }),
      });
      expect(answer.status).toBe(200);
      return client;
    };
    const firefox = await signIn(FIREFOX);
    const odd = await signIn('<script>');
    const { items } = await ida.client.call(accountApi.sessions);
    expect(items.map(({ current }) => current)).toEqual([true, false, false]);
    expect(items.map(({ browser }) => browser)).toContain('Firefox on Linux');
    expect(JSON.stringify(items)).not.toContain(decodeURIComponent(firefox.cookie).slice(18, 40));
    const theirs = items.find(({ browser }) => browser === 'Firefox on Linux');
    await ida.client.call(accountApi.endSession, { params: { sessionId: theirs?.id ?? '' } });
    expect((await firefox.refused(sessionApi.current)).status).toBe(401);
    const other = await person('other@example.com');
    const mine = (await other.client.call(accountApi.sessions)).items[0]?.id ?? '';
    expect((await ida.client.refused(accountApi.endSession, { params: { sessionId: mine } })).status).toBe(404);
    await ida.client.call(accountApi.endOtherSessions);
    expect((await odd.refused(sessionApi.current)).status).toBe(401);
    expect((await ida.client.call(sessionApi.current)).email).toBe(ida.email);
  });

  test('an admin signs somebody out everywhere', async () => {
    const max = await person('max@example.com');
    await admin.call(staffApi.signOut, { params: { staffId: max.id } });
    expect((await max.client.refused(sessionApi.current)).status).toBe(401);
    const csm = await app.signIn('csm');
    expect((await csm.refused(staffApi.signOut, { params: { staffId: admin.staffId } })).status).toBe(403);
  });
});

describe('staff accounts: second factor', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });

  /** A person with a second factor. */
  async function guarded(email: string) {
    const one = await person(email);
    const { secret } = await one.client.call(accountApi.beginSecondFactor, { body: { currentPassword: PASSWORD } });
    const { recoveryCodes } = await one.client.call(accountApi.confirmSecondFactor, { body: { code: codeOf(secret) } });
    later(60);
    return { ...one, secret, recoveryCodes };
  }

  const signIn = (email: string, code?: string) =>
    app.anonymous().refused(sessionApi.signIn, { body: { email, password: PASSWORD, ...(code ? { code } : {}) } });

  test('is set up with the password and a code, and asked for at sign-in', async () => {
    const eva = await person('eva@example.com');
    const wrong = await eva.client.refused(accountApi.beginSecondFactor, { body: { currentPassword: 'no' } });
    expect(wrong.status).toBe(403);
    const { secret, uri } = await eva.client.call(accountApi.beginSecondFactor, {
      body: { currentPassword: PASSWORD },
    });
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*eva%40example\.com\?/);
    const refused = await eva.client.refused(accountApi.confirmSecondFactor, { body: { code: '000000' } });
    expect(refused.body.error.fields).toHaveProperty('code');
    const copy = app.anonymous();
    await copy.call(sessionApi.signIn, { body: { email: eva.email, password: PASSWORD } });
    await eva.client.call(accountApi.confirmSecondFactor, { body: { code: codeOf(secret) } });
    expect((await copy.refused(sessionApi.current)).status).toBe(401);
    expect((await eva.client.call(sessionApi.current)).secondFactor).toBe(true);
    expect((await signIn(eva.email)).body.error.code).toBe('second-factor-needed');
    expect((await signIn(eva.email, '123 456')).body.error.code).toBe('wrong-code');
    later(30);
    const client = app.anonymous();
    const code = codeOf(secret);
    await client.call(sessionApi.signIn, { body: { email: eva.email, password: PASSWORD, code } });
    expect((await signIn(eva.email, code)).body.error.code).toBe('wrong-code');
  });

  test('one code at five sign-ins at once opens one session', async () => {
    const race = await guarded('race@example.com');
    const body = JSON.stringify({ email: race.email, password: PASSWORD, code: codeOf(race.secret) });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.anonymous().fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a recovery code works once; guesses are limited; a mailed link does not go around it', async () => {
    const uma = await guarded('uma@example.com');
    expect(new Set(uma.recoveryCodes).size).toBe(10);
    const code = uma.recoveryCodes[0]?.toUpperCase().replace('-', ' ');
    await app.anonymous().call(sessionApi.signIn, { body: { email: uma.email, password: PASSWORD, code } });
    expect((await signIn(uma.email, code)).body.error.code).toBe('wrong-code');
    await reset(uma.email);
    await expect.poll(() => mailedLink('staff-reset', uma.email)).toContain('/reset/');
    const token = (await mailedLink('staff-reset', uma.email))?.split('/reset/')[1] ?? '';
    const body = { token, password: 'a new one, longer' };
    const refused = await app.anonymous().refused(sessionApi.signInWithToken, { body });
    expect(refused.body.error.code).toBe('second-factor-needed');
    for (let n = 0; n < 4; n += 1) await signIn(uma.email, '000000');
    expect((await signIn(uma.email, uma.recoveryCodes[1])).status).toBe(429);
  });

  test('is turned off with a code, or by an admin for somebody who lost their phone', async () => {
    const lea = await guarded('lea@example.com');
    const wrong = await lea.client.refused(accountApi.removeSecondFactor, { body: { code: '000000' } });
    expect(wrong.body.error.code).toBe('wrong-code');
    await lea.client.call(accountApi.removeSecondFactor, { body: { code: codeOf(lea.secret) } });
    await app.anonymous().call(sessionApi.signIn, { body: { email: lea.email, password: PASSWORD } });
    const noa = await guarded('noa@example.com');
    const params = { staffId: noa.id };
    const csm = await app.signIn('csm');
    expect((await csm.refused(staffApi.removeSecondFactor, { params })).status).toBe(403);
    expect((await admin.call(staffApi.removeSecondFactor, { params })).secondFactor).toBe(false);
    await app.anonymous().call(sessionApi.signIn, { body: { email: noa.email, password: PASSWORD } });
  });
});

test('staff accounts: an account manager serves their own customers, or all where an admin says so', async () => {
  const am = await person('am@example.com', 'am');
  const { id } = await admin.call(customersApi.create, { body: { name: 'Not theirs' } });
  const params = { customerId: id };
  expect((await am.client.refused(customersApi.get, { params })).status).toBe(404);
  await admin.call(staffApi.update, { params: { staffId: am.id }, body: { allCustomers: true } });
  expect((await am.client.call(customersApi.get, { params })).name).toBe('Not theirs');
});
