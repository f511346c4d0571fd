// `npm run new:block NAME`: a new content type as one folder, with its lines in the tables (B-13). Works in the
// current folder, which npm makes the repository.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFiles, namesOf, tableLines, withLines } from './lib/block-files.mjs';
import { must } from './lib/process.mjs';

const root = process.cwd();
const [type = ''] = process.argv.slice(2);

if (!/^[a-z]+(-[a-z]+)*$/.test(type)) {
  console.error(
    'Give the new block type a name of small letters and dashes, in the plural where it lists: npm run new:block success-plans',
  );
  process.exit(1);
}
const folder = join('renderer/blocks', type);
if (existsSync(join(root, folder))) {
  console.error(`There is a block type "${type}" already, in ${folder}.`);
  process.exit(1);
}

const names = namesOf(type);
const files = Object.entries(folderFiles(names)).map(([name, text]) => [join(folder, name), text]);
for (const lines of tableLines(names)) {
  files.push([lines.file, withLines(await readFile(join(root, lines.file), 'utf8'), lines)]);
}
await mkdir(join(root, folder), { recursive: true });
for (const [path, text] of files) await writeFile(join(root, path), text);

const sources = files.map(([path]) => path).filter((path) => path.endsWith('.ts'));
const biome = join(root, 'node_modules/.bin/biome');
await must('Putting the imports in order', biome, ['check', '--write', '--vcs-enabled=false', ...sources], {
  cwd: root,
});

console.log(`Made the block type "${type}": ${folder}, and its lines in ${tableLines(names)
  .map(({ file }) => file)
  .join(', ')}.
Next: its settings and sample in block.ts, its data in resolve.ts, its looks in view.hbs. Then: npx vitest run -c .vitest.config.ts renderer/blocks`);
