import type { z } from 'zod';
import { People } from '../actors/people.ts';
import type { StoredDetailChange } from './detail-change.ts';
import type { DetailChange } from './schema.ts';

/** Changes as staff see them, latest first. */
export async function presentChanges(history: readonly StoredDetailChange[]): Promise<z.input<typeof DetailChange>[]> {
  const people = await People.of(history.map(({ by }) => by));
  return history
    .map(({ at, by, changes }) => ({
      at: at.toISOString(),
      by: people.present(by),
      changes: changes.map(({ field, from, to }) => ({ field, from, to })),
    }))
    .reverse();
}
