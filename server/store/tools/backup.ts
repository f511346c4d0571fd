import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { answers, socketPath, unixUri } from '../embedded/address.ts';
import { checkFile } from '../engine/file-check.ts';
import { FolderLock } from '../engine/folder-lock.ts';
import { DATA_FILE, Storage } from '../engine/storage.ts';

/** Makes a consistent copy of a data folder as one file, while its store runs or while it does not. */
export async function backup(dir: string, file: string): Promise<void> {
  const target = resolve(file);
  needStore(dir);
  if (existsSync(target)) throw new Error(`${target} exists already. Choose another name.`);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const socket = socketPath(dir);
  if (await answers(socket)) await askForCopy(unixUri(socket), partial);
  else await copyClosed(dir, partial);
  chmodSync(partial, 0o600);
  checkFile(partial, { depth: 'values', isCopy: true });
  sync(partial);
  renameSync(partial, target);
  sync(dirname(target));
}

/** Refuses a folder that no store has been kept in, in words. */
export function needStore(dir: string): void {
  if (!existsSync(join(dir, DATA_FILE))) throw new Error(`There is no store in ${dir}. Name its folder with --dir.`);
}

async function askForCopy(uri: string, file: string): Promise<void> {
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 3_000 });
  try {
    await client.db('admin').command({ embeddedStoreCopy: file });
  } finally {
    await client.close();
  }
}

async function copyClosed(dir: string, file: string): Promise<void> {
  const lock = await FolderLock.take(dir);
  try {
    const storage = new Storage(dir, { document: () => 'a document', index: () => 'an index entry' });
    await storage.copyTo(file);
    await storage.close();
  } finally {
    await lock.release();
  }
}

/** Makes sure that a file, or the names in a folder, are on disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
