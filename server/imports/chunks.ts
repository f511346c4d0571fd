import type { Types } from 'mongoose';
import { type ChunkFields, ChunkModel, type RowResult, type StoredRow } from './model.ts';

/** Chunks of an import in the file's order, from `from` on, one in memory at a time. */
export async function* chunksOf(
  importId: Types.ObjectId,
  filter: Record<string, unknown> = {},
  from = 0,
): AsyncGenerator<ChunkFields> {
  for (let index = from; ; ) {
    const chunk = await ChunkModel.findOne({ ...filter, importId, index: { $gte: index } })
      .sort({ index: 1 })
      .lean<ChunkFields | null>();
    if (!chunk) return;
    yield chunk;
    index = chunk.index + 1;
  }
}

/** Keeps rows with what was found out about them. */
export async function saveRows({ _id }: ChunkFields, rows: readonly StoredRow[]): Promise<void> {
  const faulty = rows.filter(({ result }) => result?.action === 'skip').length;
  const mended = rows.filter((row) => row.mended).length;
  await ChunkModel.updateOne({ _id }, { $set: { rows, faulty, mended } });
}

/** Rows with their results set. */
export function withResults(rows: readonly StoredRow[], results: readonly RowResult[]): StoredRow[] {
  return rows.map((row, index) => ({ ...row, result: results[index] ?? row.result }));
}
