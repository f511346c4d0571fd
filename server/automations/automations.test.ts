import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import './consumer.ts';
import { attributesApi } from '../attributes/contract.ts';
import { auditApi } from '../audit/contract.ts';
import { clock } from '../clock.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { drainEvents } from '../events/dispatch.ts';
import { EventModel } from '../events/model.ts';
import { MailModel } from '../mail/model.ts';
import { preferencesOf, setMuted } from '../mail/preferences.ts';
import { NotificationModel } from '../notifications/model.ts';
import { outgoing } from '../outgoing/send.ts';
import { playbooksApi } from '../playbooks/contract.ts';
import { notesApi, tasksApi } from '../records/contract.ts';
import { findUnvisitedPortals } from '../schedules/no-visit.ts';
import { findOverdueTasks } from '../schedules/task-overdue.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { webhooksApi } from '../webhooks/contract.ts';
import { drainDeliveries } from '../webhooks/deliver.ts';
import { WebhookDeliveryModel } from '../webhooks/model.ts';
import { automationsApi } from './contract.ts';
import { AutomationModel } from './model.ts';
import { runAutomations } from './run.ts';

let app: TestApp;
let admin: TestStaff;
let am: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  am = await app.signIn('am', 'Alex Manager');
});
beforeEach(async () => {
  await Promise.all([AutomationModel.deleteMany({}), EventModel.deleteMany({}), MailModel.deleteMany({})]);
});
afterEach(() => {
  vi.restoreAllMocks();
  outgoing.allowPrivate = false;
});
afterAll(() => app.close());

type Rule = z.input<NonNullable<typeof automationsApi.create.body>>;

function automation(rule: Partial<Rule>) {
  const body: Rule = {
    name: 'Rule',
    enabled: true,
    when: { kind: 'stage-entered', stage: 'Onboarding' },
    conditions: [],
    actions: [{ kind: 'add-tag', tag: 'seen' }],
    ...rule,
  };
  return admin.call(automationsApi.create, { body });
}

async function customer(fields: object = {}) {
  const { id } = await admin.call(customersApi.create, { body: { name: 'Northwind', ...fields } });
  return { customerId: id };
}

const enter = (params: { customerId: string }, stage: string) =>
  admin.call(customersApi.update, { params, body: { stage } });
const runs = async (query: object = {}) => (await admin.call(automationsApi.runs, { query })).items;
const tagsOf = async (params: { customerId: string }) => (await admin.call(customersApi.get, { params })).tags;
const mail = (subject: string, ...body: Parameters<typeof richText>) =>
  ({ kind: 'text', subject, body: richText(...body) }) as const;

describe('C-22 a stage starts a playbook', () => {
  test('tasks and notes with their own show-in-portal, responsible and due day, once', async () => {
    vi.spyOn(clock, 'now').mockReturnValue(new Date('2026-03-06T23:30:00Z'));
    const playbook = await admin.call(playbooksApi.create, {
      body: {
        name: 'Onboarding',
        steps: [
          {
            id: 'kick-off',
            kind: 'task',
            title: 'Plan the kick-off',
            description: '',
            responsible: 'company',
            due: { days: 0, working: false },
            priority: 'high',
            showInPortal: false,
            tags: [],
          },
          {
            id: 'users',
            kind: 'task',
            title: 'Send the list of users',
            description: 'As a CSV file',
            responsible: 'customer',
            due: { days: 2, working: true },
            priority: 'normal',
            showInPortal: true,
            tags: ['setup'],
          },
          { id: 'hello', kind: 'note', title: 'Welcome', body: richText('Hello'), showInPortal: true, tags: [] },
        ],
      },
    });
    await automation({ name: 'Start', actions: [{ kind: 'start-playbook', playbookId: playbook.id }] });
    const params = await customer({ ownerId: am.staffId, timeZone: 'Europe/Lisbon' });
    await enter(params, 'Onboarding');
    await drainEvents();
    const event = await EventModel.findOne({ kind: 'stage-entered' }).lean().orFail();
    await runAutomations({
      ...event,
      id: event._id.toHexString(),
      customerId: params.customerId,
      ...event.detail,
    } as never);

    const { items: tasks } = await admin.call(tasksApi.list, { params });
    expect(tasks).toMatchObject([
      {
        title: 'Plan the kick-off',
        due: '2026-03-06',
        showInPortal: false,
        priority: 'high',
        assigneeName: 'Alex Manager',
      },
      {
        title: 'Send the list of users',
        due: '2026-03-10',
        showInPortal: true,
        tags: ['setup'],
        assignee: { kind: 'customer' },
      },
    ]);
    const { items: notes } = await admin.call(notesApi.list, { params });
    expect(notes).toMatchObject([
      { title: 'Welcome', showInPortal: true, createdBy: { kind: 'staff', name: 'Alex Manager' } },
    ]);
    expect(await runs()).toMatchObject([
      {
        automationName: 'Start',
        state: 'done',
        steps: [{ outcome: 'done', text: 'Playbook “Onboarding”: 2 tasks and 1 note, 2 of them shown in the portal' }],
      },
    ]);
    const refused = await admin.refused(playbooksApi.remove, { params: { playbookId: playbook.id } });
    expect(refused.body.error).toMatchObject({ code: 'in-use', message: expect.stringContaining('“Start”') });
  });

  test('another stage, another customer and a switched-off rule start nothing', async () => {
    await automation({ enabled: false });
    const { id } = await automation({ when: { kind: 'stage-entered', stage: 'Renewal' } });
    const params = await customer();
    await enter(params, 'Onboarding');
    await drainEvents();
    expect(await tagsOf(params)).toEqual([]);
    expect(await runs({ automationId: id })).toEqual([]);
  });

  test('by hand too, for the customer that was named, once for each start', async () => {
    const step = {
      id: 'a',
      kind: 'note',
      title: 'N',
      body: richText('n'),
      showInPortal: false,
      tags: [] as string[],
    } as const;
    const { id: playbookId } = await admin.call(playbooksApi.create, { body: { name: 'By hand', steps: [step] } });
    const params = await customer({ ownerId: am.staffId });
    const start = (startId: string) =>
      am.call(playbooksApi.start, { params: { ...params, playbookId }, body: { startId } });
    await Promise.all([start('first-start'), start('first-start')]).catch(() => undefined);
    expect(await start('first-start')).toEqual({ tasks: 0, notes: 1, shown: 0 });
    expect((await admin.call(notesApi.list, { params })).items).toHaveLength(1);
    await start('second-start');
    expect((await admin.call(notesApi.list, { params })).items).toHaveLength(2);
    const others = await am.refused(playbooksApi.start, {
      params: { ...(await customer()), playbookId },
      body: { startId: 'third-start' },
    });
    expect(others.status).toBe(404);
  });
});

describe('C-24 conditions', () => {
  test('decide, and a run says which one was not met', async () => {
    await admin.call(attributesApi.create, { body: { label: 'Seats', type: 'number', key: 'seats' } });
    await automation({
      name: 'Large ones',
      conditions: [
        { field: 'tags', operator: 'contains', value: 'vip' },
        { field: 'attributes.seats', operator: 'greater', value: 100 },
      ],
    });
    const large = await customer({ tags: ['vip'], attributes: { seats: 120 } });
    const small = await customer({ tags: ['vip'], attributes: { seats: 7 } });
    for (const params of [large, small]) await enter(params, 'Onboarding');
    await drainEvents();
    expect(await tagsOf(large)).toEqual(['vip', 'seen']);
    expect(await tagsOf(small)).toEqual(['vip']);
    expect(await runs(small)).toMatchObject([
      { state: 'skipped', reason: 'A condition was not met: Seats was 7.', steps: [] },
    ]);
  });

  test('and actions that make no sense are refused, each with its place', async () => {
    const refusal = async (rule: object) =>
      (
        await admin.refused(automationsApi.create, {
          body: {
            name: 'R',
            enabled: true,
            when: { kind: 'contact-added' },
            conditions: [],
            actions: [{ kind: 'add-tag', tag: 'x' }],
            ...rule,
          },
        })
      ).body.error.fields;
    expect(await refusal({ conditions: [{ field: 'nope', operator: 'is', value: 'x' }] })).toHaveProperty([
      'conditions.0',
    ]);
    expect(await refusal({ conditions: [{ field: 'tags', operator: 'greater', value: 'x' }] })).toHaveProperty([
      'conditions.0',
    ]);
    expect(await refusal({ conditions: [{ field: '__proto__', operator: 'empty', value: null }] })).toHaveProperty([
      'conditions.0',
    ]);
    expect(await refusal({ actions: [] })).toHaveProperty('actions');
    expect(await refusal({ actions: [{ kind: 'start-playbook', playbookId: 'a'.repeat(24) }] })).toHaveProperty([
      'actions.0',
    ]);
    expect(await refusal({ actions: [{ kind: 'set-attribute', field: 'stage', value: 'Nowhere' }] })).toHaveProperty([
      'actions.0',
    ]);
    expect(
      await refusal({ actions: [{ kind: 'set-attribute', field: 'portalPublished', value: true }] }),
    ).toHaveProperty(['actions.0']);
    expect(await refusal({ when: { kind: 'stage-entered', stage: 'Nowhere' } })).toHaveProperty(['when.stage']);
  });
});

describe('E-11 mail', () => {
  const toContacts = (text: ReturnType<typeof mail>) =>
    ({ kind: 'send-mail', to: { kind: 'contacts' }, mail: text }) as const;

  test('goes to every contact with an address, once', async () => {
    await automation({ actions: [toContacts(mail('Welcome', 'Hello'))] });
    const params = await customer();
    for (const name of ['Ana', 'Ben'])
      await admin.call(contactsApi.create, {
        params,
        body: { name, email: `${name}-${params.customerId}@example.com` },
      });
    await admin.call(contactsApi.create, { params, body: { name: 'Nobody by mail' } });
    await enter(params, 'Onboarding');
    await drainEvents();
    const mails = await MailModel.find({ kind: 'automation' }).sort({ 'to.name': 1 }).lean();
    expect(mails.map(({ to, subject }) => [to.name, subject])).toEqual([
      ['Ana', 'Welcome'],
      ['Ben', 'Welcome'],
    ]);
    expect((await runs(params))[0]?.steps).toEqual([
      { kind: 'send-mail', outcome: 'done', text: 'Mail “Welcome” to Ana, Ben' },
    ]);
  });

  test('that leads to the portal waits for nobody while it is not shared, and says so', async () => {
    const link = { type: 'dynamic-data', version: 1, path: 'portal.url', fallback: '' };
    await automation({
      when: { kind: 'contact-added' },
      actions: [{ kind: 'send-mail', to: { kind: 'event-contact' }, mail: mail('Look', 'Here: ', link) }],
    });
    const unshared = await customer();
    const { params: shared } = await publishedPortal(admin);
    for (const params of [unshared, shared])
      await admin.call(contactsApi.create, {
        params,
        body: { name: 'Eve', email: `eve-${params.customerId}@example.com` },
      });
    await drainEvents();
    expect((await runs({ customerId: unshared.customerId }))[0]).toMatchObject({
      state: 'skipped',
      steps: [{ outcome: 'skipped', text: 'The portal is not shared, and “Look” leads there.' }],
    });
    const mails = await MailModel.find({ kind: 'automation' }).lean();
    expect(mails.map(({ customerId }) => customerId?.toHexString())).toEqual([shared.customerId]);
  });

  test('is not sent to who switched such mails off, and the run says so', async () => {
    await automation({ actions: [toContacts(mail('Welcome', 'Hello'))] });
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, {
      params,
      body: { name: 'Mia', email: `mia-${params.customerId}@example.com` },
    });
    await preferencesOf(contactId);
    await setMuted(contactId, ['automation'], true);
    await enter(params, 'Onboarding');
    await drainEvents();
    expect((await runs(params))[0]).toMatchObject({
      state: 'skipped',
      steps: [{ outcome: 'skipped', text: 'Nobody was mailed: Mia switched such mails off.' }],
    });
  });
});

describe('C-24 attributes, staff and circles', () => {
  test('sets an attribute and notifies the owner, in the order of the actions', async () => {
    await admin.call(attributesApi.create, { body: { label: 'Welcomed', type: 'boolean', key: 'welcomed' } });
    await automation({
      actions: [
        { kind: 'set-attribute', field: 'attributes.welcomed', value: true },
        { kind: 'notify-staff', to: { kind: 'owner' }, text: 'Say hello' },
      ],
    });
    const params = await customer({ ownerId: am.staffId });
    await enter(params, 'Onboarding');
    await drainEvents();
    expect((await admin.call(customersApi.get, { params })).attributes).toMatchObject({ welcomed: true });
    expect(await NotificationModel.find({ customerId: params.customerId }).lean()).toMatchObject([
      { kind: 'automation', text: 'Northwind: Say hello', link: `/customers/${params.customerId}` },
    ]);
    expect((await runs(params))[0]?.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });

  test('two that set each other off are stopped, and the run says so', async () => {
    const to = (from: string, stage: string) =>
      automation({
        name: `${from} to ${stage}`,
        when: { kind: 'stage-entered', stage: from },
        actions: [{ kind: 'set-attribute', field: 'stage', value: stage }],
      });
    await to('Adoption', 'Value');
    await to('Value', 'Adoption');
    const params = await customer();
    await enter(params, 'Adoption');
    await drainEvents();
    const all = await runs(params);
    expect(all).toHaveLength(7);
    expect(all[0]).toMatchObject({ state: 'skipped', reason: expect.stringContaining('circle') });
  });

  test('what one action is refused does not keep the next from being done', async () => {
    const { id } = await automation({
      actions: [
        { kind: 'set-attribute', field: 'owner', value: am.staffId },
        { kind: 'add-tag', tag: 'done' },
      ],
    });
    await AutomationModel.updateOne({ _id: id }, { $set: { 'actions.0.value': 'f'.repeat(24) } });
    const params = await customer();
    await enter(params, 'Onboarding');
    await drainEvents();
    expect(await tagsOf(params)).toEqual(['done']);
    expect((await runs(params))[0]).toMatchObject({
      state: 'failed',
      steps: [{ outcome: 'failed' }, { outcome: 'done' }],
    });
  });
});

describe('C-24 what only time brings', () => {
  const moveTo = (time: string) => vi.spyOn(clock, 'now').mockReturnValue(new Date(time));

  test("a task is overdue when its day has ended at the customer's", async () => {
    await automation({ when: { kind: 'task-overdue' }, actions: [{ kind: 'add-tag', tag: 'late' }] });
    const auckland = await customer({ timeZone: 'Pacific/Auckland' });
    const lisbon = await customer({ timeZone: 'Europe/Lisbon' });
    for (const params of [auckland, lisbon])
      await admin.call(tasksApi.create, { params, body: { title: 'T', due: '2026-03-01' } });
    moveTo('2026-03-01T10:59:00Z');
    await findOverdueTasks();
    await drainEvents();
    expect([await tagsOf(auckland), await tagsOf(lisbon)]).toEqual([[], []]);
    moveTo('2026-03-01T11:00:00Z');
    await Promise.all([findOverdueTasks(), findOverdueTasks()]);
    await drainEvents();
    expect([await tagsOf(auckland), await tagsOf(lisbon)]).toEqual([['late'], []]);
    moveTo('2026-03-02T00:00:00Z');
    await findOverdueTasks();
    await drainEvents();
    expect(await tagsOf(lisbon)).toEqual(['late']);
    expect(await EventModel.countDocuments({ kind: 'task-overdue' })).toBe(2);
  });

  test('nobody came for as many days as the automation waits, once for each silence', async () => {
    await automation({ when: { kind: 'no-visit', days: 14 }, actions: [{ kind: 'add-tag', tag: 'quiet' }] });
    const { customerId, linkId } = await publishedPortal(admin);
    const from = clock.now().getTime();
    const look = async (days: number) => {
      moveTo(new Date(from + days * 24 * 3600 * 1000 + 60_000).toISOString());
      await findUnvisitedPortals();
      return EventModel.countDocuments({ kind: 'no-visit', customerId });
    };
    expect(await look(13)).toBe(0);
    expect(await look(14)).toBe(1);
    expect(await look(20)).toBe(1);
    await ShareLinkModel.updateOne({ _id: linkId }, { $set: { lastVisitAt: clock.now() } });
    expect(await look(33)).toBe(1);
    expect(await look(35)).toBe(2);
  });
});

describe('C-24 webhooks', () => {
  let server: Server;
  let heard: { headers: IncomingMessage['headers']; body: string }[];
  let answers: number[];
  let url: string;

  beforeAll(async () => {
    server = createServer((req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      req.on('end', () => {
        heard.push({ headers: req.headers, body });
        res.writeHead(answers.shift() ?? 200).end('thanks');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  beforeEach(async () => {
    heard = [];
    answers = [];
    outgoing.allowPrivate = true;
    await WebhookDeliveryModel.deleteMany({});
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const made = () => admin.call(webhooksApi.create, { body: { name: 'CRM', url } });

  async function called() {
    const { webhook, secret } = await made();
    await automation({ actions: [{ kind: 'call-webhook', webhookId: webhook.id }] });
    const params = await customer({ externalId: `x-${webhook.id}`, tags: ['a'] });
    await enter(params, 'Onboarding');
    await drainEvents();
    await drainDeliveries();
    const deliveries = async () =>
      (await admin.call(webhooksApi.deliveries, { params: { webhookId: webhook.id } })).items;
    return { webhook, secret, params, deliveries };
  }

  test('are told of event and customer, signed over time and body', async () => {
    const { secret, params, deliveries } = await called();
    expect(heard).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['portico-signature'])) ?? [];
    expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(digest);
    expect(headers).toMatchObject({ 'portico-event': 'stage-entered', 'content-type': 'application/json' });
    expect(JSON.parse(body)).toMatchObject({
      event: 'stage-entered',
      detail: { stage: 'Onboarding' },
      customer: { id: params.customerId, name: 'Northwind', stage: 'Onboarding', tags: ['a'], portalUrl: '' },
    });
    expect(await deliveries()).toMatchObject([
      { state: 'delivered', nextAt: null, attempts: [{ status: 200, said: 'thanks' }] },
    ]);
    expect(JSON.stringify(await admin.call(webhooksApi.list))).not.toContain(secret);
  });

  test('that fail are tried again with growing waits, then given up, and sent again by hand', async () => {
    answers = Array.from({ length: 7 }, () => 500);
    const { webhook, deliveries } = await called();
    let time = clock.now().getTime();
    for (let look = 0; look < 7; look += 1) {
      time += 7 * 3600_000;
      vi.spyOn(clock, 'now').mockReturnValue(new Date(time));
      await drainDeliveries();
    }
    expect(heard).toHaveLength(7);
    const [failed] = await deliveries();
    expect(failed).toMatchObject({ state: 'failed', nextAt: null });
    expect(failed?.attempts).toHaveLength(7);
    const params = { webhookId: webhook.id, deliveryId: failed?.id ?? '' };
    expect(await admin.call(webhooksApi.resend, { params })).toMatchObject({ state: 'delivered' });
    expect((await admin.refused(webhooksApi.resend, { params })).body.error.code).toBe('not-failed');
  });

  test('reach nothing inside unless the administrator allows it', async () => {
    outgoing.allowPrivate = false;
    const { webhook } = await made();
    const delivery = await admin.call(webhooksApi.test, { params: { webhookId: webhook.id } });
    expect(delivery).toMatchObject({
      state: 'failed',
      attempts: [{ status: null, said: expect.stringContaining('WEBHOOKS_ALLOW_PRIVATE') }],
    });
    expect(heard).toEqual([]);
  });

  test('a test is sent once; a new secret signs from then on', async () => {
    const { webhook, secret } = await made();
    const params = { webhookId: webhook.id };
    const { secret: fresh } = await admin.call(webhooksApi.rotateSecret, { params });
    expect(fresh).not.toBe(secret);
    answers = [500];
    expect(await admin.call(webhooksApi.test, { params })).toMatchObject({ state: 'failed', nextAt: null });
    const [, seconds, digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(heard[0]?.headers['portico-signature'])) ?? [];
    expect(createHmac('sha256', fresh).update(`${seconds}.${heard[0]?.body}`).digest('hex')).toBe(digest);
  });

  test('addresses with a password, and those that are none, are refused', async () => {
    for (const bad of ['http://user:pass@example.com', 'ftp://example.com', 'javascript:alert(1)', 'nope'])
      expect((await admin.refused(webhooksApi.create, { body: { name: 'X', url: bad } })).status).toBe(422);
  });
});

describe('C-24 trying out', () => {
  test('says what would happen at a customer, and does nothing', async () => {
    const params = await customer({ ownerId: am.staffId, tags: ['vip'] });
    const answer = await admin.call(automationsApi.tryOut, {
      params,
      body: {
        when: { kind: 'contact-added' },
        conditions: [
          { field: 'tags', operator: 'contains', value: 'vip' },
          { field: 'stage', operator: 'is', value: 'Onboarding' },
        ],
        actions: [
          { kind: 'add-tag', tag: 'vip' },
          { kind: 'send-mail', to: { kind: 'event-contact' }, mail: mail('Welcome', 'Hello') },
          { kind: 'send-mail', to: { kind: 'contacts' }, mail: { kind: 'ready-made', name: 'invitation' } },
          { kind: 'notify-staff', to: { kind: 'owner' }, text: 'Hi' },
        ],
      },
    });
    expect(answer).toEqual({
      conditions: [
        { met: true, actual: 'vip' },
        { met: false, actual: 'empty' },
      ],
      steps: [
        { kind: 'add-tag', would: false, text: 'The customer has the tag “vip” already.' },
        { kind: 'send-mail', would: true, text: 'Mail “Welcome” to whom it is about' },
        { kind: 'send-mail', would: false, text: 'The customer has no contact with an e-mail address.' },
        { kind: 'notify-staff', would: true, text: 'Notify Alex Manager: “Hi”' },
      ],
    });
    expect(await MailModel.countDocuments()).toBe(0);
    expect(await runs(params)).toEqual([]);
  });
});

describe('B-14 rules, playbooks and webhooks', () => {
  test('leave a line in the audit when they are made, changed and deleted, by name and by whom', async () => {
    const { id: automationId } = await automation({ name: 'Welcome' });
    await admin.call(automationsApi.update, { params: { automationId }, body: { enabled: false } });
    await admin.call(automationsApi.remove, { params: { automationId } });
    const { id: playbookId } = await admin.call(playbooksApi.create, { body: { name: 'First month', steps: [] } });
    await admin.call(playbooksApi.update, { params: { playbookId }, body: { description: 'How we begin' } });
    await admin.call(playbooksApi.remove, { params: { playbookId } });
    const body = { name: 'Warehouse', url: 'https://hooks.example/in' };
    const { webhook } = await admin.call(webhooksApi.create, { body });
    await admin.call(webhooksApi.rotateSecret, { params: { webhookId: webhook.id } });
    await admin.call(webhooksApi.remove, { params: { webhookId: webhook.id } });
    const { items } = await admin.call(auditApi.list, { query: { limit: 9 } });
    const who = items[0]?.actor.name;
    expect(
      items.reverse().map(({ kind, subject, actor, details }) => [kind, subject?.name, actor.name, details]),
    ).toEqual([
      ['automation.created', 'Welcome', who, {}],
      ['automation.changed', 'Welcome', who, { changed: 'enabled' }],
      ['automation.removed', 'Welcome', who, {}],
      ['playbook.created', 'First month', who, {}],
      ['playbook.changed', 'First month', who, {}],
      ['playbook.removed', 'First month', who, {}],
      ['webhook.created', 'Warehouse', who, {}],
      ['webhook.changed', 'Warehouse', who, { changed: 'secret' }],
      ['webhook.removed', 'Warehouse', who, {}],
    ]);
    expect(who).toBeTruthy();
  });
});
