import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { MailModel } from '../mail/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { touchpointsApi } from './contract.ts';

let app: TestApp;
let admin: TestStaff;
let params: { customerId: string };

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  params = { customerId: (await admin.call(customersApi.create, { body: { name: 'Northwind' } })).id };
});
afterAll(() => app.close());

async function contact(of = params, email: string | null = `${nanoid()}@example.com`) {
  return (await admin.call(contactsApi.create, { params: of, body: { name: 'Ana', email } })).id;
}
const log = (body: object = {}, of = params) =>
  admin.call(touchpointsApi.create, {
    params: of,
    body: { kind: 'call', subject: 'Kick-off call', body: richText('We agreed on May.'), ...body },
  });

describe('T-08 logging', () => {
  test('a call with whom, when and what was said; latest first', async () => {
    const ana = await contact();
    await log({ at: '2026-01-02T10:00:00Z', contactIds: [ana] });
    await log({ kind: 'mail', subject: 'Later', at: '2026-01-03T10:00:00Z' });
    const { items } = await admin.call(touchpointsApi.list, { params });
    expect(items.map(({ subject }) => subject)).toEqual(['Later', 'Kick-off call']);
    expect(items[1]).toMatchObject({
      kind: 'call',
      contacts: [{ id: ana, name: 'Ana' }],
      createdBy: { kind: 'staff' },
      sent: [],
    });
  });

  test('changes, deletes, and brings back', async () => {
    const { id: touchpointId } = await log();
    const one = { ...params, touchpointId };
    expect(await admin.call(touchpointsApi.update, { params: one, body: { subject: 'Second call' } })).toMatchObject({
      subject: 'Second call',
      kind: 'call',
    });
    await admin.call(touchpointsApi.remove, { params: one });
    expect((await admin.refused(touchpointsApi.update, { params: one, body: { subject: 'x' } })).status).toBe(404);
    for (let press = 0; press < 2; press += 1)
      expect(await admin.call(touchpointsApi.restore, { params: one })).toMatchObject({ subject: 'Second call' });
  });

  test("another customer's contacts and touchpoints do not exist here", async () => {
    const other = { customerId: (await admin.call(customersApi.create, { body: { name: 'Other' } })).id };
    const stranger = await contact(other);
    const refused = await admin.refused(touchpointsApi.create, {
      params,
      body: { kind: 'call', subject: 'S', contactIds: [stranger] },
    });
    expect(refused.body.error.fields).toHaveProperty('contactIds');
    const { id: touchpointId } = await log();
    for (const endpoint of [touchpointsApi.update, touchpointsApi.remove, touchpointsApi.restore])
      expect(
        (
          await admin.refused(endpoint, {
            params: { ...other, touchpointId },
            body: endpoint === touchpointsApi.update ? { subject: 'x' } : undefined,
          })
        ).status,
      ).toBe(404);
    const send = { sendId: 'sent-to-stranger', contactIds: [stranger], withLink: false };
    expect((await admin.refused(touchpointsApi.send, { params: { ...params, touchpointId }, body: send })).status).toBe(
      422,
    );
  });
});

describe('T-08 sending', () => {
  test('to contacts by mail, once, and says who could not be reached', async () => {
    const [ana, silent] = [await contact(), await contact(params, null)];
    const { id: touchpointId } = await log({ subject: 'Summary' });
    const send = () =>
      admin.call(touchpointsApi.send, {
        params: { ...params, touchpointId },
        body: { sendId: 'one-press-only', contactIds: [ana, silent], withLink: false },
      });
    const { results } = await send();
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['no-email', 'queued']);
    const { touchpoint } = await send();
    expect(touchpoint.sent).toMatchObject([{ to: ['Ana'], withLink: false }]);
    const mails = await MailModel.find({ subject: 'Summary' }).lean();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.values).toEqual([{ path: 'link', value: '' }]);
  });

  test('with the portal link only while the portal is shared', async () => {
    const ana = await contact();
    const { id: touchpointId } = await log();
    const body = { sendId: 'with-the-link', contactIds: [ana], withLink: true };
    const refused = await admin.refused(touchpointsApi.send, { params: { ...params, touchpointId }, body });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'not-shared' } } });
    expect(await MailModel.countDocuments({ key: new RegExp(`^touchpoint:${touchpointId}`) })).toBe(0);

    const { params: shared } = await publishedPortal(admin);
    const eve = await contact(shared);
    const { id } = await log({ subject: 'With link' }, shared);
    const { touchpoint } = await admin.call(touchpointsApi.send, {
      params: { ...shared, touchpointId: id },
      body: { ...body, contactIds: [eve] },
    });
    expect(touchpoint.sent).toMatchObject([{ to: ['Ana'], withLink: true }]);
    expect((await MailModel.findOne({ subject: 'With link' }).lean())?.values).toEqual([]);
  });
});
