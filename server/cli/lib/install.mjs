import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './process.mjs';
import { root } from './root.mjs';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.portico-installed';

/**
 * Installs the packages when they are missing or the lock file has changed since. A no-op `npm install` costs more than a second,
 * so the lock file's hash decides. Build tools are needed too, also under `NODE_ENV=production`.
 */
export async function installPackages() {
  if (isStamped(STAMP, wanted()) && existsSync(join(root, 'node_modules/vite'))) return;
  console.log('Installing packages (first start, or they changed)…');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await must('Installing the packages', command, [...args, 'install', '--include=dev', '--no-audit', '--no-fund']);
  // npm may tidy the lock file; remember it as it is now.
  writeStamp(STAMP, wanted());
}

/** What must be installed. The platform is part of it: native packages of another one do not load. */
function wanted() {
  return `${hashOf(['package-lock.json'])} ${process.platform} ${process.arch}`;
}
