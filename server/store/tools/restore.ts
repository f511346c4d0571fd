import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkFile } from '../engine/file-check.ts';
import { FolderLock } from '../engine/folder-lock.ts';
import { DATA_FILE, Storage } from '../engine/storage.ts';
import { sync } from './backup.ts';

/**
 * Puts a backup in place of a data folder's content. What was there is kept beside it; its name is returned.
 * The folder is either as before or restored, whenever this is interrupted.
 */
export async function restore(file: string, dir: string): Promise<{ kept: string | undefined }> {
  const source = resolve(file);
  if (!existsSync(source)) throw new Error(`There is no file ${source}.`);
  checkFile(source, { depth: 'values', isCopy: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = await FolderLock.take(dir);
  try {
    await prepare(source, join(dir, 'restoring'));
    const target = join(dir, DATA_FILE);
    const kept =
      existsSync(target) && statSync(target).size > 0 ? join(dir, `before-restore-${Date.now()}.mdb`) : undefined;
    if (kept) copyFileSync(target, kept);
    rmSync(`${target}-lock`, { force: true });
    renameSync(join(dir, 'restoring', DATA_FILE), target);
    rmSync(join(dir, 'restoring'), { recursive: true, force: true });
    sync(dir);
    return { kept };
  } finally {
    await lock.release();
  }
}

/** Copies the backup into a folder of its own and writes to it once, so that both its meta pages are in use. */
async function prepare(source: string, dir: string): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { mode: 0o700 });
  copyFileSync(source, join(dir, DATA_FILE));
  chmodSync(join(dir, DATA_FILE), 0o600);
  const storage = new Storage(dir, { document: () => 'a document', index: () => 'an index entry' }, { isCopy: true });
  const mark = Buffer.from('restored');
  storage.transaction(() => storage.catalog.put(mark, Buffer.from(new Date().toISOString())));
  storage.transaction(() => storage.catalog.remove(mark));
  await storage.close();
  sync(join(dir, DATA_FILE));
}
