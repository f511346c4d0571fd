import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { largeCollection } from './large-collection.ts';
import { acknowledgedWrites } from './writes.ts';

/** The figures that the embedded store promises. Takes a few minutes, most of them to fill a collection. */
export async function storeBench(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'store-bench-'));
  try {
    return [...(await acknowledgedWrites(dir)), ...(await largeCollection(dir))];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
