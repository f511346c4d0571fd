import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newFolders, withStore } from '../testing/store-folders.ts';

const newDir = newFolders();
const script = fileURLToPath(new URL('../testing/ending-process.ts', import.meta.url));

/** Runs the script to its end; one that does not end is killed, which its code then tells. */
async function untilEnded(dir: string, how: string): Promise<{ code: number | null; acknowledged: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir, how], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 45_000,
    killSignal: 'SIGKILL',
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, acknowledged: Number(out) };
}

test.each([
  ['exit', 3],
  ['throw', 1],
])(
  'a process ends in the middle of its store writing (%s), and keeps what was acknowledged',
  async (how, code) => {
    for (let round = 0; round < 5; round++) {
      const dir = newDir();
      const ended = await untilEnded(dir, how);
      expect(ended.code).toBe(code);
      const kept = await withStore(dir, (client) => client.db('app').collection('things').countDocuments());
      expect(ended.acknowledged).toBeGreaterThan(0);
      expect(kept).toBeGreaterThanOrEqual(ended.acknowledged);
    }
  },
  240_000,
);
