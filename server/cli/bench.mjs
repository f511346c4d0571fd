// `npm run bench [-- NAME …]`: the figures the product promises, each against a baseline beside it.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { must, run } from './lib/process.mjs';
import { root } from './lib/root.mjs';

requireNode();
await installPackages();
await build();
await must('Building the benchmarks', process.execPath, [
  join(root, 'node_modules/vite/bin/vite.js'),
  ...['build', '--config', 'server/vite.bench.config.ts', '--logLevel', 'warn'],
]);
const { code } = await run(process.execPath, [join(root, '.build/bench/run.js'), ...process.argv.slice(2)], {
  show: true,
});
process.exit(code);
