import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { handlebarsViews } from './renderer/handlebars-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  plugins: [handlebarsViews()],
  test: {
    root,
    include: ['{server,renderer,builder}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // One per core but one, and two on two: most of a test's time is spent waiting for the disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A limit against hanging, not against a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
