import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largeCollection } from './large-collection.ts';
import { acknowledgedWrites } from './writes.ts';

/** One measured figure. `ok` says whether it keeps its target, where it has one. */
export interface Figure {
  name: string;
  value: string;
  target?: string;
  ok?: boolean;
}

/** The figures that the embedded store promises. Takes a few minutes, most of them to fill a collection. */
export async function storeBench(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'store-bench-'));
  try {
    return [...(await acknowledgedWrites(dir)), ...(await largeCollection(dir))];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A figure with a bound from below or above. */
export function figure(
  name: string,
  value: number,
  unit: string,
  bound?: { atLeast?: number; atMost?: number },
): Figure {
  const shown = `${Number(value.toPrecision(3))} ${unit}`.trim();
  if (!bound) return { name, value: shown };
  const { atLeast, atMost } = bound;
  const target = atLeast !== undefined ? `≥ ${atLeast} ${unit}` : `≤ ${atMost} ${unit}`;
  return {
    name,
    value: shown,
    target: target.trim(),
    ok: atLeast !== undefined ? value >= atLeast : value <= (atMost ?? 0),
  };
}
