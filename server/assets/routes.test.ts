import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { claimedPng, pngOf } from '../testing/files.ts';
import { assetsApi } from './contract.ts';

let app: TestApp;
let csm: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  csm = await app.signIn('csm');
});
afterAll(() => app.close());

describe('C-04 pictures', () => {
  test.each([
    ['banner', 3000, 1000, 1800, 248],
    ['banner', 900, 124, 1800, 248],
    ['logo', 2000, 1000, 512, 256],
    ['picture', 4000, 1000, 1800, 450],
    ['picture', 300, 200, 300, 200],
  ] as const)('a %s of %i × %i is fitted to %i × %i', async (purpose, width, height, toWidth, toHeight) => {
    const file = { name: 'p.png', bytes: await pngOf(width, height) };
    const asset = await csm.call(assetsApi.upload, { body: { purpose }, file });
    expect([asset.width, asset.height, asset.mediaType]).toEqual([toWidth, toHeight, 'image/webp']);
    const response = await csm.fetch(asset.url);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const served = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([served.width, served.height, served.format]).toEqual([toWidth, toHeight, 'webp']);
  });

  test('what was hidden in a picture is not served', async () => {
    const picture = await sharp(Buffer.from(await pngOf(50, 50)))
      .jpeg()
      .withExif({ IFD0: { Copyright: 'home address' } })
      .toBuffer();
    const bytes = new Uint8Array(Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]));
    const asset = await csm.call(assetsApi.upload, { body: { purpose: 'picture' }, file: { name: 'p.jpg', bytes } });
    const served = Buffer.from(await (await csm.fetch(asset.url)).arrayBuffer());
    expect(served.includes('home address')).toBe(false);
    expect(served.includes('<script>')).toBe(false);
  });

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
    ['words', 'no picture', 415],
    ['half a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422],
    ['a bomb', claimedPng(30_000, 30_000), 422],
  ])('%s is refused in words', async (_what, bytes, status) => {
    const file = { name: 'p.png', bytes: typeof bytes === 'string' ? bytes : new Uint8Array(bytes) };
    const answer = await csm.refused(assetsApi.upload, { body: { purpose: 'banner' }, file });
    expect(answer.status).toBe(status);
  });

  test('an unknown purpose, an unknown picture and nobody are refused', async () => {
    const file = { name: 'p.png', bytes: await pngOf(10, 10) };
    expect((await csm.refused(assetsApi.upload, { body: { purpose: 'photo' }, file })).status).toBe(422);
    const params = { assetId: '0123456789abcdef01234567' };
    expect((await csm.refused(assetsApi.get, { params })).status).toBe(404);
    expect((await app.anonymous().refused(assetsApi.get, { params })).status).toBe(401);
  });
});
