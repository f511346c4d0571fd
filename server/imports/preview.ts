import type { z } from 'zod';
import { HttpError } from '../http/errors.ts';
import { chunksOf } from './chunks.ts';
import type { importsApi } from './contract.ts';
import type { ImportDocument, StoredRow } from './model.ts';
import { presentRow } from './presenter.ts';

type RowsQuery = z.output<NonNullable<typeof importsApi.rows.query>>;

const SHOWN: Readonly<
  Record<RowsQuery['show'], { chunks: Record<string, unknown>; row: (row: StoredRow) => boolean }>
> = {
  all: { chunks: {}, row: () => true },
  faulty: { chunks: { faulty: { $gt: 0 } }, row: ({ result }) => result?.action === 'skip' },
  mended: { chunks: { mended: { $gt: 0 } }, row: ({ mended }) => mended !== null },
};

/** A page of rows. The cursor is the chunk and the line of the last row shown. */
export async function previewRows(source: ImportDocument, { show, cursor, limit }: RowsQuery) {
  const after = cursor === undefined ? { chunk: 0, line: 0 } : parseCursor(cursor);
  const found: { row: StoredRow; cursor: string }[] = [];
  for await (const chunk of chunksOf(source._id, SHOWN[show].chunks, after.chunk)) {
    const rows = chunk.rows.filter((row) => row.line > after.line && SHOWN[show].row(row));
    found.push(...rows.map((row) => ({ row, cursor: `${chunk.index}-${row.line}` })));
    if (found.length > limit) break;
  }
  const items = found.slice(0, limit);
  return {
    items: items.map(({ row }) => presentRow(row, source)),
    nextCursor: found.length > limit ? (items.at(-1)?.cursor ?? null) : null,
  };
}

function parseCursor(cursor: string): { chunk: number; line: number } {
  const [, chunk, line] = /^(\d{1,9})-(\d{1,9})$/.exec(cursor) ?? [];
  if (chunk === undefined) throw new HttpError(400, 'bad-cursor', 'This cursor is not one of ours.');
  return { chunk: Number(chunk), line: Number(line) };
}
