import { cpus } from 'node:os';
import { benchmarks } from './benchmarks.ts';
import { figureLine, holds } from './lib/report.ts';

const wanted = process.argv.slice(2);
const chosen = benchmarks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0 || wanted.some((name) => !benchmarks.some((benchmark) => benchmark.name === name))) {
  console.error(`There are these benchmarks: ${benchmarks.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

console.log(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`);
let missed = 0;
for (const { name, title, run } of chosen) {
  const start = performance.now();
  console.log(`\n${name}: ${title}`);
  for (const figure of await run()) {
    console.log(figureLine(figure));
    if (!holds(figure)) missed += 1;
  }
  console.log(`  (${Math.round((performance.now() - start) / 1000)} s)`);
}
console.log(missed === 0 ? '\nEvery bound is kept.' : `\n${missed} bounds are missed.`);
process.exit(missed === 0 ? 0 : 1);
