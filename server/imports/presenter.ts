import type { z } from 'zod';
import { workspaceSettings } from '../workspace/settings.ts';
import { cellsOf } from './analyse.ts';
import type { Import, ImportRow } from './contract.ts';
import { fieldsOf } from './fields/kinds.ts';
import { describeJoin } from './mending/propose-mends.ts';
import type { ImportDocument, StoredRow } from './model.ts';
import { readMapping } from './stored-mapping.ts';

/** Longest cell, and most cells of a row, that a preview shows. */
const SHOWN_CHARACTERS = 300;
const SHOWN_EXTRA_CELLS = 20;

/** An import as staff see it. */
export async function presentImport(source: ImportDocument): Promise<z.input<typeof Import>> {
  const { stages } = await workspaceSettings();
  const { done, created, updated, skipped } = source.progress;
  return {
    id: source.id,
    kind: source.kind,
    fileName: source.fileName,
    reading: source.reading,
    state: source.state,
    failure: source.failure,
    columns: source.columns.map(({ name, samples, emptyCount }) => ({ name, samples, emptyCount })),
    fields: [...fieldsOf(source.kind)].map(([field, { label, help, required, choices }]) => ({
      field,
      label,
      help,
      required: required ?? false,
      choices: [...(choices?.({ stages }) ?? [])],
    })),
    mapping: readMapping(source.mapping),
    people: source.people.map(({ value, rows, staffId }) => ({ value, rows, staffId })),
    remembered: source.remembered,
    rowCount: source.rowCount,
    summary: source.summary,
    progress: { done, created, updated, skipped },
    createdAt: source.createdAt.toISOString(),
  };
}

/** A row of the preview, with the mend that was taken; long cells are cut. */
export function presentRow(row: StoredRow, source: ImportDocument): z.input<typeof ImportRow> {
  const header = source.columns.map(({ name }) => name);
  const present = (join: StoredRow['mends'][number]) => ({
    ...join,
    description: describeJoin(row.cells, join, header, source.delimiter),
  });
  return {
    line: row.line,
    cells: cellsOf(row, source.delimiter)
      .slice(0, header.length + SHOWN_EXTRA_CELLS)
      .map(cut),
    action: row.result?.action ?? 'skip',
    errors: (row.result?.errors ?? []).map(({ column, message }) => ({ column, message })),
    mends: row.mends.map(present),
    mended: row.mended ? present(row.mended) : null,
  };
}

function cut(cell: string): string {
  return cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS - 1)}…` : cell;
}
