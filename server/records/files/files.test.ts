import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clock } from '../../clock.ts';
import { commentsApi } from '../../comments/contract.ts';
import { customersApi } from '../../customers/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../../testing/app.ts';
import { claimedPng, pngOf } from '../../testing/files.ts';
import { storedBytesCount } from '../../testing/store.ts';
import { filesApi, notesApi } from '../contract.ts';
import { sweepTrash } from '../trash.ts';

let app: TestApp;
let csm: TestStaff;
let params: { customerId: string };

beforeAll(async () => {
  app = await startTestApp();
  csm = await app.signIn('csm');
  params = { customerId: (await csm.call(customersApi.create, { body: { name: 'Files' } })).id };
});
afterAll(() => app.close());

function upload(name: string, bytes: Uint8Array<ArrayBuffer> | string, body: object = {}, type = '') {
  return csm.call(filesApi.create, { params, body, file: { name, bytes, type } });
}

describe('C-09 files', () => {
  test('keep name, size, tags, folder; download as they are', async () => {
    const file = await upload('Plan 2026.csv', 'a;b\n1;2\n', { tags: 'plan, 2026,', folder: 'Plans' });
    expect(file).toMatchObject({
      size: 8,
      mediaType: 'text/csv',
      tags: ['plan', '2026'],
      folder: 'Plans',
      origin: 'staff',
    });
    expect(file.showInPortal).toBe(false);
    const response = await csm.fetch(file.contentUrl);
    expect(await response.text()).toBe('a;b\n1;2\n');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="Plan 2026.csv"; filename*=UTF-8''Plan%202026.csv`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await app.anonymous().fetch(file.contentUrl)).status).toBe(401);
  });

  test.each([
    ['SVG called a PNG', 'logo.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/png'],
    ['HTML called text', 'page.txt', '<!doctype html><script>alert(1)</script>', 'text/html'],
    ['XML', 'data.xml', '<?xml version="1.0"?><a/>', 'text/xml'],
  ])('%s is a download or plain text that runs nothing', async (_what, name, bytes, type) => {
    const file = await upload(name, bytes, {}, type);
    const { headers } = await csm.fetch(`${file.contentUrl}?inline=true`);
    const shown = `${headers.get('content-disposition')?.split(';')[0]} ${headers.get('content-type')}`;
    expect(['attachment application/xml', 'inline text/plain; charset=utf-8']).toContain(shown);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(file.thumbnailUrl).toBeNull();
  });

  test('a picture gets a thumbnail and is shown inline', async () => {
    const file = await upload('photo.jpg', await pngOf(1200, 800));
    expect(file.mediaType).toBe('image/png');
    const thumbnail = await csm.fetch(file.thumbnailUrl ?? '');
    expect(thumbnail.headers.get('content-type')).toBe('image/webp');
    const inline = await csm.fetch(`${file.contentUrl}?inline=true`);
    expect(inline.headers.get('content-disposition')).toMatch(/^inline;/);
  });

  test('a picture that claims a billion pixels is refused before it is unpacked', async () => {
    const bytes = claimedPng(32_000, 32_000);
    const answer = await csm.refused(filesApi.create, { params, file: { name: 'bomb.png', bytes } });
    expect(answer.status).toBe(422);
    expect(answer.body.error.message).toContain('32000 × 32000');
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['con.txt', '_con.txt'],
    ['a"b\r\nSet-Cookie: x.txt', 'a_bSet-Cookie_ x.txt'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['見積書.txt', '見積書.txt'],
    [`${'ä'.repeat(300)}.txt`, `${'ä'.repeat(98)}.txt`],
    ['...', 'file'],
  ])('the name %j becomes %j', async (given, safe) => {
    const file = await upload(given, 'x');
    expect(file.name).toBe(safe);
    const header = (await csm.fetch(file.contentUrl)).headers.get('content-disposition') ?? '';
    expect(header).toContain(`filename*=UTF-8''${encodeURIComponent(safe)}`);
    expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]*"; /);
  });

  test.each([
    ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=-2', 206, 'bytes 8-9/10', '89'],
    ['bytes=8-100', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=0-1,4-5', 200, null, '0123456789'],
    ['lines=1-2', 200, null, '0123456789'],
    ['bytes=x', 200, null, '0123456789'],
  ])('Range %s gives %i', async (range, status, contentRange, text) => {
    const file = await upload('digits.txt', '0123456789');
    const response = await csm.fetch(file.contentUrl, { headers: { Range: range } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(await response.text()).toBe(text);
  });

  test('a known version is not sent again, HEAD sends no bytes, a range of another version sends the whole', async () => {
    const file = await upload('once.txt', '0123456789');
    const etag = (await csm.fetch(file.contentUrl)).headers.get('etag') ?? '';
    expect(
      (await csm.fetch(file.contentUrl, { headers: { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' } })).status,
    ).toBe(304);
    const head = await csm.fetch(file.contentUrl, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('10');
    expect(await head.text()).toBe('');
    const headers = { Range: 'bytes=0-1', 'If-Range': '"another"' };
    expect((await csm.fetch(file.contentUrl, { headers })).status).toBe(200);
  });

  test('an empty file is a file', async () => {
    const file = await upload('empty.txt', '');
    expect(file.size).toBe(0);
    const response = await csm.fetch(file.contentUrl);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('another customer’s address does not open it', async () => {
    const file = await upload('secret.txt', 'secret');
    const other = await csm.call(customersApi.create, { body: { name: 'Elsewhere' } });
    const crossed = file.contentUrl.replace(params.customerId, other.id);
    expect((await csm.fetch(crossed)).status).toBe(404);
  });

  test('bytes go with the record, a day after it was deleted', async () => {
    const before = await storedBytesCount();
    const file = await upload('brief.png', await pngOf(40, 40));
    expect(await storedBytesCount()).toBe(before + 2);
    await csm.call(filesApi.remove, { params: { ...params, recordId: file.id } });
    expect((await csm.fetch(file.contentUrl)).status).toBe(404);
    await sweepTrash();
    expect(await storedBytesCount()).toBe(before + 2);
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
    const moved = vi.spyOn(clock, 'now').mockReturnValue(tomorrow);
    await sweepTrash();
    moved.mockRestore();
    expect(await storedBytesCount()).toBe(before);
  });
});

describe('C-20 files of comments', () => {
  test('one attached for the portal is shown there, one attached internally stays hidden', async () => {
    const note = await csm.call(notesApi.create, { params, body: { title: 'With files' } });
    const attach = async (visibility: 'internal' | 'portal') => {
      const file = await upload(`${visibility}.txt`, visibility);
      const comment = await csm.call(commentsApi.create, {
        params,
        body: { recordKind: 'note', recordId: note.id, text: 'see file', visibility, attachmentIds: [file.id] },
      });
      expect(comment.attachments.map(({ name }) => name)).toEqual([`${visibility}.txt`]);
      return csm.call(filesApi.get, { params: { ...params, recordId: file.id } });
    };
    expect((await attach('internal')).showInPortal).toBe(false);
    expect((await attach('portal')).showInPortal).toBe(true);
  });
});
