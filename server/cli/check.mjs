// `npm run check`: style and import boundaries (Biome), types (tsc), and generated files against their sources.
import { join } from 'node:path';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { run } from './lib/process.mjs';
import { root } from './lib/root.mjs';

requireNode();
await installPackages();

const bin = (path) => join(root, 'node_modules', path);
const checks = [
  { name: 'Biome', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'Types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'Generated API types', args: ['--import', 'tsx', 'server/cli/api-types.ts', '--check'] },
];

const results = await Promise.all(checks.map(({ args }) => run(process.execPath, args)));
for (const [index, { code, output }] of results.entries()) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${checks[index].name}`);
  if (code !== 0) console.log(output.trim());
}
process.exit(results.every(({ code }) => code === 0) ? 0 : 1);
