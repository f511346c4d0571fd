import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Journeys against the built and really started product, in a real Chromium. */
export default defineConfig({
  root,
  test: {
    root,
    include: ['server/e2e/**/*.e2e.ts'],
    globalSetup: ['server/e2e/support/demo-once.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest's own limit is as long as the builder waits before it saves.
    expect: { poll: { timeout: 15_000 } },
  },
});
