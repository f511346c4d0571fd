import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = [
  'renderer',
  'server/blocks.ts',
  'builder/blocks.ts',
  'builder/fields',
  '.vitest.config.ts',
  '.biome.jsonc',
  'package.json',
  'tsconfig.json',
];

/** A copy of what the generator touches, in a path with a space. */
let copy = '';
beforeAll(() => {
  copy = join(realpathSync(mkdtempSync(join(tmpdir(), 'portico new block-'))), 'repository');
  for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(join(copy, '..'), { recursive: true }));

function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
const newBlock = (name: string) => run(process.execPath, join(root, 'server/cli/new-block.mjs'), name);
const vitest = (...paths: string[]) =>
  run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '-c', '.vitest.config.ts', ...paths);

describe('B-13 a new block type is one folder', () => {
  test('names that are none, or taken, are refused in words', () => {
    expect(newBlock('Success Plans')).toMatchObject({ status: 1, output: expect.stringContaining('small letters') });
    expect(newBlock('tasks')).toMatchObject({ status: 1, output: expect.stringContaining('already') });
  });

  test('what is made passes conformance and its own test, and is well formed', { timeout: 120_000 }, () => {
    expect(newBlock('success-plans')).toMatchObject({ status: 0 });
    expect(readFileSync(join(copy, 'server/blocks.ts'), 'utf8')).toContain(
      "'success-plans': { resolve: resolveSuccessPlans",
    );
    expect(readFileSync(join(copy, 'builder/blocks.ts'), 'utf8')).toContain("'success-plans': null,");
    const checked = run(
      'node_modules/.bin/biome',
      'check',
      '--vcs-enabled=false',
      'renderer/blocks',
      'server/blocks.ts',
    );
    expect(checked, checked.output).toMatchObject({ status: 0 });
    const tested = vitest('renderer/blocks/conformance.test.ts', 'renderer/blocks/success-plans');
    expect(tested, tested.output).toMatchObject({ status: 0 });
    expect(tested.output).toContain('2 passed');
  });
});
