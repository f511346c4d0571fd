import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compressFolder } from './compress.mjs';
import { must } from './process.mjs';
import { root } from './root.mjs';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

const SOURCES = ['builder', 'renderer', 'server', 'templates', 'package-lock.json', 'tsconfig.json'];
const PARTS = [
  { name: 'the server', config: 'server/vite.config.ts', result: '.build/server/main.js' },
  { name: 'the staff app', config: 'builder/vite.config.ts', result: '.build/builder/index.html' },
  { name: "the portal's files", config: 'server/vite.portal.config.ts', result: '.build/portal/manifest.json' },
];
const STAMP = '.build/sources';

/** What is only for developers does not make a build stale. */
const shipped = (path) => !/\.(test|e2e)\.tsx?$|^server\/(cli|bench|e2e|testing)(\/|$)/.test(path);

/** Builds server, staff app and portal files when a source changed since the last build. */
export async function build() {
  const hash = hashOf(SOURCES, shipped);
  if (isStamped(STAMP, hash) && PARTS.every((part) => existsSync(join(root, part.result)))) return;
  console.log('Building (first start, or the sources changed)…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await Promise.all(
    PARTS.map((part) =>
      must(`Building ${part.name}`, process.execPath, [vite, 'build', '--config', part.config, '--logLevel', 'warn'], {
        // The result must not depend on how it is started.
        env: { ...process.env, NODE_ENV: 'production' },
      }),
    ),
  );
  await Promise.all(['.build/builder', '.build/portal'].map(compressFolder));
  writeStamp(STAMP, hash);
}
