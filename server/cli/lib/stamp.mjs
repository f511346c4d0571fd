import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** One hash over the names and bytes of files and folders of the repository. */
export function hashOf(paths, keep = () => true) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path, keep);
  return hash.digest('hex');
}

function addTo(hash, path, keep) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return;
  if (!keep(path)) return;
  const children = childrenOf(absolute);
  if (!children) {
    hash.update(`${path}\0`).update(readFileSync(absolute));
    return;
  }
  for (const child of children.sort()) addTo(hash, `${path}/${child}`, keep);
}

function childrenOf(absolute) {
  try {
    return readdirSync(absolute);
  } catch {
    return null;
  }
}

/** Whether the work that `stamp` (a file) remembers was done for this hash. */
export function isStamped(stamp, hash) {
  const path = join(root, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === hash;
}

/** Remembers that the work was done for this hash. */
export function writeStamp(stamp, hash) {
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), hash);
}
