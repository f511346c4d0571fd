// `npm run crash [-- CYCLES]`: kills the embedded store under eight writers, 1,000 times.
import { join } from 'node:path';
import { run } from './lib/process.mjs';
import { root } from './lib/root.mjs';

const { code } = await run(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '-c',
    '.vitest.config.ts',
    'server/store/durability',
    '-t',
    'a killed store',
  ],
  { show: true, env: { ...process.env, CRASH_CYCLES: process.argv[2] ?? '1000' } },
);
process.exit(code);
