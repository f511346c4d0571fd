import type { Response } from 'express';
import { contentDisposition } from '../files/file-name.ts';
import { CSV_START, csvLine, drained, guarded } from '../http/csv.ts';
import { chunksOf } from './chunks.ts';
import type { ImportDocument } from './model.ts';

/** First column of a file of skipped rows. A file that begins with it is such a file, corrected and given again. */
export const REASON_COLUMN = 'Not imported because';

/** Sends the rows that were not, or would not be, imported, each with the reason before its cells as they were. */
export async function sendSkipped(source: ImportDocument, res: Response): Promise<void> {
  const name = source.fileName.replace(/\.[^.]*$/, '');
  res.setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', contentDisposition('attachment', `${name} (skipped rows).csv`));
  res.setHeader('Cache-Control', 'no-store');
  res.write(`${CSV_START}${csvLine([REASON_COLUMN, ...source.columns.map((column) => guarded(column.name))])}`);
  for await (const chunk of chunksOf(source._id, { faulty: { $gt: 0 } })) {
    if (res.destroyed) return;
    for (const { cells, result } of chunk.rows) {
      if (result?.action !== 'skip') continue;
      const reason = result.errors.map(({ message }) => message).join(' ');
      if (!res.write(csvLine([reason, ...cells].map(guarded)))) await drained(res);
    }
  }
  res.end();
}
