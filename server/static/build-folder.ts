import { fileURLToPath } from 'node:url';

/**
 * Where the built browser files lie: beside the server's bundle when it runs from there, else (from TypeScript, in
 * tests) in the repository's `.build`.
 */
export const buildFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../.build/' : '../', import.meta.url),
);
