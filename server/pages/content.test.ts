import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetsApi } from '../assets/contract.ts';
import { commentsApi } from '../comments/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { importsApi } from '../imports/contract.ts';
import { finished } from '../imports/testing/finished.ts';
import { filesApi, meetingsApi, notesApi, tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, form, newBlock, publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';

let app: TestApp;
let admin: TestStaff;
let pixel: { name: string; bytes: Uint8Array<ArrayBuffer> };

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  const { default: sharp } = await import('sharp');
  const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#2457d6' } })
    .png()
    .toBuffer();
  pixel = { name: 'pixel.png', bytes: new Uint8Array(png) };
});
afterAll(() => app.close());

type Params = { customerId: string };

async function upload(params: Params, name: string, fields: { showInPortal?: 'true'; tags?: string } = {}) {
  const file = { name, bytes: `content of ${name}` };
  return (await admin.call(filesApi.create, { params, body: fields, file })).id;
}

test('C-10 of more tasks than are shown: open before done, and of done ones the latest', async () => {
  const document = documentWith([newBlock('tasks', { limit: 2 })]);
  const { params, path } = await publishedPortal(admin, { document });
  const make = async (title: string, due: string) =>
    (await admin.call(tasksApi.create, { params, body: { title, due, showInPortal: true } })).id;
  const ids = [await make('Earliest', '2020-01-01'), await make('Middle', '2020-02-01')];
  await make('Open', '2030-01-01');
  for (const recordId of ids)
    await admin.call(tasksApi.setDone, { params: { ...params, recordId }, body: { done: true } });
  const html = await (await app.anonymous().fetch(path)).text();
  expect(['Open', 'Middle', 'Earliest'].map((title) => html.includes(title))).toEqual([true, true, false]);
});

test('C-11, B-12 what an import did is the company’s doing to a customer, under the name of the workspace', async () => {
  const { params, path } = await publishedPortal(admin, { document: documentWith([newBlock('tasks')]) });
  await admin.call(customersApi.update, { params, body: { externalId: 'IMPORTED' } });
  const csv = 'Customer,Title,Done,Show in portal\nIMPORTED,Order 1,1998-05-06,yes\n';
  const source = await admin.call(importsApi.create, {
    body: { kind: 'tasks' },
    file: { name: 'tasks.csv', bytes: csv },
  });
  await admin.call(importsApi.run, { params: { importId: source.id } });
  expect((await finished(admin, source.id)).progress).toMatchObject({ created: 1 });
  const workspace = await admin.call(workspaceApi.get, {});
  const html = await (await app.anonymous().fetch(path)).text();
  expect(html).toMatch(new RegExp(`Done [^<]* by ${workspace.name}`));
  expect(html).not.toContain('by Portico');
});

describe('C-09 and C-14 files under a link', () => {
  test('only those that a published block shows, or that the customer sent', async () => {
    const files = newBlock('files', { tags: { mode: 'tagged', tags: ['contract'] } });
    const { params, path } = await publishedPortal(admin, { document: documentWith([files]) });
    const visible = { showInPortal: 'true', tags: 'contract' } as const;
    const shown = await upload(params, 'shown.txt', visible);
    const hidden = await upload(params, 'hidden.txt', { tags: 'contract' });
    const unlisted = await upload(params, 'unlisted.txt', { showInPortal: 'true' });
    const other = await publishedPortal(admin, { document: documentWith([newBlock('files')]) });
    const foreign = await upload(other.params, 'foreign.txt', visible);
    const viewer = app.anonymous();
    const status = async (id: string) => (await viewer.fetch(`${path}/files/${id}`)).status;
    expect([await status(shown), await status(hidden), await status(unlisted), await status(foreign)]).toEqual([
      200, 404, 404, 404,
    ]);
    for (const strange of ['x', `${shown}x`, '..%2f', 'constructor']) expect(await status(strange)).toBe(404);
    const answer = await viewer.fetch(`${path}/files/${shown}`);
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="shown.txt"');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('private');
    const range = await viewer.fetch(`${path}/files/${shown}`, { headers: { range: 'bytes=0-6' } });
    expect([range.status, await range.text()]).toEqual([206, 'content']);
    await admin.call(filesApi.update, { params: { ...params, recordId: shown }, body: { showInPortal: false } });
    expect(await status(shown)).toBe(404);
  });

  test('attachments of visible comments, on visible records only', async () => {
    const { params, path } = await publishedPortal(admin, { document: documentWith([newBlock('notes')]) });
    const [open, hidden] = [true, false].map((showInPortal) =>
      admin.call(notesApi.create, { params, body: { title: 'Note', showInPortal } }),
    );
    const attach = async (note: Promise<{ id: string }> | undefined, visibility: 'internal' | 'portal') => {
      const id = await upload(params, `${visibility}.txt`);
      const recordId = String((await note)?.id);
      const comment = { recordKind: 'note' as const, recordId, text: 'See', visibility, attachmentIds: [id] };
      await admin.call(commentsApi.create, { params, body: comment });
      return (await app.anonymous().fetch(`${path}/files/${id}`)).status;
    };
    expect([await attach(open, 'portal'), await attach(open, 'internal'), await attach(hidden, 'portal')]).toEqual([
      200, 404, 404,
    ]);
  });

  test('are dead without the cookie, and when the link is', async () => {
    const password = 'open sesame';
    const portal = await publishedPortal(admin, { password, document: documentWith([newBlock('files')]) });
    const { params, path, linkId } = portal;
    const id = await upload(params, 'shown.txt', { showInPortal: 'true' });
    const viewer = app.anonymous();
    await viewer.fetch(`${path}/unlock`, form({ password }));
    const address = `${path}/files/${id}`;
    expect((await viewer.fetch(address)).status).toBe(200);
    expect((await app.anonymous().fetch(address)).status).toBe(404);
    await admin.call(shareLinksApi.update, { params: { ...params, linkId }, body: { password: 'another one' } });
    expect((await viewer.fetch(address)).status).toBe(404);
  });
});

describe('C-04 pictures and theme under a link', () => {
  test('only pictures that the published page names', async () => {
    const stored = (purpose: 'banner' | 'picture') => admin.call(assetsApi.upload, { body: { purpose }, file: pixel });
    const [banner, inText, elsewhere] = [await stored('banner'), await stored('picture'), await stored('picture')];
    const content = richText({ type: 'image', assetId: inText.id, alt: 'A picture', caption: '', width: 'full' });
    const document = documentWith([newBlock('text', { content })]);
    document.header.banner = { assetId: banner.id, alt: '' };
    document.theme.accent = '#aa3300';
    const { path, params } = await publishedPortal(admin, { document });
    const customer = await admin.call(customersApi.setLogo, { params, file: pixel });
    const logo = customer.logoUrl?.split('/').at(-1);
    const viewer = app.anonymous();
    const statusOf = async (id: string | undefined) => (await viewer.fetch(`${path}/assets/${id}`)).status;
    expect([await statusOf(banner.id), await statusOf(inText.id), await statusOf(logo)]).toEqual([200, 200, 200]);
    expect([await statusOf(elsewhere.id), await statusOf('f'.repeat(24))]).toEqual([404, 404]);
    const theme = await viewer.fetch(`${path}/theme.css`);
    expect([theme.status, theme.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(await theme.text()).toContain('--accent');
    // Without it Node's `fetch` asks for everything anew.
    const conditional = { 'if-none-match': String(theme.headers.get('etag')), 'cache-control': 'max-age=0' };
    const again = await viewer.fetch(`${path}/theme.css`, { headers: conditional });
    expect(again.status).toBe(304);
  });
});

describe('C-12 meetings for the own calendar', () => {
  test('those that the page shows, as iCalendar with everything escaped', async () => {
    const document = documentWith([newBlock('meetings', { when: 'upcoming' })]);
    const { path, params } = await publishedPortal(admin, { document });
    const meeting = {
      title: 'Review; plans, "Q3" and a very long title that goes on beyond the seventy-five bytes of one line: ÄÖÜ',
      startsAt: '2031-05-10T13:00:00Z',
      endsAt: '2031-05-10T14:00:00Z',
      location: 'Room 1\nBEGIN:VALARM',
    };
    const create = (showInPortal: boolean) =>
      admin.call(meetingsApi.create, { params, body: { ...meeting, showInPortal } });
    const [shown, hidden] = [await create(true), await create(false)];
    const answer = await app.anonymous().fetch(`${path}/meetings/${shown.id}.ics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = await answer.text();
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines).toContain('DTSTART:20310510T130000Z');
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
    expect(text.replaceAll('\r\n ', '')).toContain(String.raw`SUMMARY:Review\; plans\, "Q3" and`);
    expect((await app.anonymous().fetch(`${path}/meetings/${hidden.id}.ics`)).status).toBe(404);
  });
});
