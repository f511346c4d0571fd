import { describe, expect, test } from 'vitest';
import { fileKind, fileSize } from '../../file-types.ts';
import { renderBlock } from '../../render-block.ts';
import { parsed } from '../../testing/dom.ts';
import { fileFact, id } from '../../testing/facts.ts';
import { testScope } from '../../testing/scope.ts';
import { filesSettings } from './block.ts';
import { resolveFiles } from './resolve.ts';

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
const settings = filesSettings.parse({});

describe('C-09 files', () => {
  const plan = fileFact();
  const agreement = fileFact({ id: id(2), name: 'Agreement.docx', folder: 'Contract', previewable: false });

  test('are in folders, those without one first; or all together', async () => {
    const scope = testScope({ files: [agreement, plan] });
    const names = async (folders: boolean) =>
      (await resolveFiles({ ...settings, folders }, scope)).view.folders.map((folder) => [
        folder.name,
        folder.files.length,
      ]);
    expect(await names(true)).toEqual([
      ['', 1],
      ['Contract', 1],
    ]);
    expect(await names(false)).toEqual([['', 2]]);
  });

  test('are downloaded, and viewed where a browser shows them safely', async () => {
    const { view } = await resolveFiles(settings, testScope({ files: [agreement, plan] }));
    const root = parsed(renderBlock({ id: 'block-1', type: 'files' }, view, context));
    const hrefs = Array.from(root.querySelectorAll('a'), (link) => link.getAttribute('href'));
    expect(hrefs).toEqual([`/p/key/files/${id(1)}?inline=1`, `/p/key/files/${id(1)}`, `/p/key/files/${id(2)}`]);
    expect(root.querySelector('a[download]')?.getAttribute('aria-label')).toBe('Download Plan.pdf');
  });

  test('are new for a week, and the page is true until then', async () => {
    const at = (now: string) =>
      resolveFiles(settings, testScope({ files: [plan], now: new Date(now), timeZone: 'UTC' }));
    const before = await at('2026-02-08T08:59:59Z');
    expect(before.view.folders[0]?.files[0]?.isNew).toBe(true);
    expect(before.freshUntil).toEqual(new Date('2026-02-08T09:00:00Z'));
    expect((await at('2026-02-08T09:00:00Z')).view.folders[0]?.files[0]?.isNew).toBe(false);
  });
});

test('C-09 sizes and types are told in words', () => {
  expect([0, 1, 999, 2_400, 248_000, 1_248_000, 50_000_000].map((bytes) => fileSize(bytes, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '2.4 kB',
    '248 kB',
    '1.2 MB',
    '50 MB',
  ]);
  expect(fileSize(2_400, 'de')).toBe('2,4 kB');
  expect(fileKind('application/pdf', 'x')).toBe('PDF');
  expect(fileKind('image/png', 'x')).toBe('PNG');
  expect(fileKind('application/octet-stream', 'drawing.dwg')).toBe('DWG');
  expect(fileKind('application/octet-stream', 'no ending')).toBe('');
});
