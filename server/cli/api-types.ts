import { readFile, writeFile } from 'node:fs/promises';
import { printApiTypes } from '../http/api-types.ts';

/**
 * `npm run api:types` writes the builder's API types; with `--check` it only says whether they are up to date.
 */
const target = new URL('../../builder/api/types.ts', import.meta.url);
const source = printApiTypes();

if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8').catch(() => '')) !== source) {
    console.error('builder/api/types.ts is out of date: run `npm run api:types`.');
    process.exit(1);
  }
} else {
  await writeFile(target, source);
}
