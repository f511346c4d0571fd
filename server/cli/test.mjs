// `npm test`: everything, from nothing. `npm run e2e [-- name]`: the browser journeys only.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { run } from './lib/process.mjs';
import { root } from './lib/root.mjs';
import { tally } from './lib/tally.mjs';

const SUITES = {
  unit: '.vitest.config.ts',
  e2e: 'server/e2e/vitest.config.ts',
};

requireNode();
await installPackages();
await build();

const args = process.argv.slice(2);
const filters = args.filter((arg) => arg !== '--e2e');
const suites = args.includes('--e2e') ? ['e2e'] : Object.keys(SUITES);
const env = { ...process.env, NODE_ENV: 'test', CHROMIUM_PATH: await findChromium() };

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const suite of suites) {
  const report = join(root, `.build/test/${suite}.json`);
  rmSync(report, { force: true });
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', SUITES[suite], '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...filters,
    ],
    { show: true, env },
  );
  const counts = tally(report, code);
  for (const key of Object.keys(total)) total[key] += counts[key];
  failures.push(...counts.failures);
}

// Two suites and thousands of lines later, what failed is said once more.
for (const failure of failures) console.log(`Failed: ${failure}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
