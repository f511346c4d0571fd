import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { CustomerModel } from '../customers/model.ts';
import { portalsApi } from '../portals/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { type LinkListQuery, shareLinksApi } from './contract.ts';
import { ShareLinkModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

async function list(query: z.input<typeof LinkListQuery> = {}, staff: TestStaff = admin) {
  return staff.call(shareLinksApi.list, { query });
}
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

describe('B-09 all links of the workspace', () => {
  test('are listed newest first, filtered by state and rule, found by the words of link and customer', async () => {
    const live = await publishedPortal(admin, { customer: { name: 'Zephyr Works' } });
    const draft = await draftPortal(admin, undefined, { name: 'Zephyr Labs' });
    const make = async (body: { rule: 'open' | 'email'; name?: string }) =>
      (await admin.call(shareLinksApi.create, { params: draft.params, body })).link.id;
    const waiting = await make({ rule: 'email', name: 'Board of directors' });
    const revoked = await make({ rule: 'open' });
    await admin.call(shareLinksApi.revoke, { params: { ...draft.params, linkId: revoked } });
    const expired = await make({ rule: 'open' });
    await ShareLinkModel.updateOne({ _id: expired }, { $set: { expiresAt: new Date('2020-01-01') } });

    expect(idsOf(await list({ search: 'zeph' }))).toEqual([expired, revoked, waiting, live.linkId]);
    expect(idsOf(await list({ search: 'zephyr works' }))).toEqual([live.linkId]);
    expect(idsOf(await list({ search: 'direct board' }))).toEqual([waiting]);
    expect(idsOf(await list({ search: 'nothing.*' }))).toEqual([]);
    const byState = async (state: 'active' | 'expired' | 'revoked' | 'unpublished') =>
      idsOf(await list({ search: 'zephyr', state }));
    expect(await byState('active')).toEqual([live.linkId]);
    expect(await byState('expired')).toEqual([expired]);
    expect(await byState('revoked')).toEqual([revoked]);
    expect(await byState('unpublished')).toEqual([waiting]);
    expect(idsOf(await list({ search: 'zephyr', rule: 'email' }))).toEqual([waiting]);

    await admin.call(portalsApi.unpublish, { params: live.params });
    expect(await byState('unpublished')).toEqual([waiting, live.linkId]);
    const { items } = await list({ search: 'zephyr works' });
    expect(items[0]).toMatchObject({
      state: 'unpublished',
      customer: { id: live.customerId, name: 'Zephyr Works', logoUrl: null },
    });
  });

  test('page by cursor without losing or repeating one', async () => {
    const { params } = await draftPortal(admin, undefined, { name: 'Quill Publishing' });
    for (let n = 0; n < 5; n += 1) await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ search: 'quill', limit: 2, cursor });
      seen.push(...idsOf(page));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(idsOf(await list({ search: 'quill' })));
  });

  test("an account manager sees and revokes only their own customers'", async () => {
    const [mine, theirs] = [await publishedPortal(admin), await publishedPortal(admin)];
    const am = await app.signIn('am');
    await CustomerModel.updateOne({ _id: mine.customerId }, { $set: { ownerId: am.staffId, unowned: false } });
    expect(idsOf(await list({}, am))).toEqual([mine.linkId]);
    const { items } = await am.call(shareLinksApi.revokeMany, { body: { linkIds: [mine.linkId, theirs.linkId] } });
    expect(items.map(({ result }) => result)).toEqual(['revoked', 'failed']);
    expect((await app.anonymous().fetch(theirs.path)).status).toBe(200);
  });

  test('many are revoked at once, each with a result', async () => {
    const [one, other] = [await publishedPortal(admin), await publishedPortal(admin)];
    const linkIds = [one.linkId, other.linkId, one.linkId, '0'.repeat(24)];
    const { items } = await admin.call(shareLinksApi.revokeMany, { body: { linkIds } });
    expect(items.map(({ linkId, result }) => [linkId, result])).toEqual([
      [one.linkId, 'revoked'],
      [other.linkId, 'revoked'],
      ['0'.repeat(24), 'failed'],
    ]);
    const again = await admin.call(shareLinksApi.revokeMany, { body: { linkIds: [one.linkId] } });
    expect(again.items[0]?.result).toBe('already');
    expect((await app.anonymous().fetch(one.path)).status).toBe(404);
  });

  test.each([
    ['no ids', { linkIds: [] }],
    ['what is no id', { linkIds: ['everything'] }],
    ['a query', { linkIds: { $ne: null } }],
    ['more than it says', { linkIds: ['0'.repeat(24)], all: true }],
  ])('refuses to revoke %s', async (_what, body) => {
    expect((await admin.refused(shareLinksApi.revokeMany, { body })).status).toBe(422);
  });

  test('needs a sign-in, a known cursor, and the feature', async () => {
    expect((await app.anonymous().refused(shareLinksApi.list)).status).toBe(401);
    expect((await admin.refused(shareLinksApi.list, { query: { cursor: 'bm90IG91cnM' } })).status).toBe(422);
    await admin.call(workspaceApi.update, { body: { portalFeature: 'off' } });
    expect((await admin.refused(shareLinksApi.list)).body.error.code).toBe('portal-feature-off');
    await admin.call(workspaceApi.update, { body: { portalFeature: 'active' } });
  });
});
