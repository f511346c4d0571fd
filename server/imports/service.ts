import type { z } from 'zod';
import { clock } from '../clock.ts';
import { conflict, HttpError, invalid, notFound } from '../http/errors.ts';
import type { ReceivedFile, SignedInStaff } from '../http/route.ts';
import { Staff } from '../staff/model.ts';
import { cellContext, type FirstSeen, judgeRows, knownAttributes } from './analyse.ts';
import { chunksOf, saveRows, withResults } from './chunks.ts';
import type { importsApi } from './contract.ts';
import type { Kind } from './fields/kinds.ts';
import { compileMapping, type RowPlan } from './mapping/compile-mapping.ts';
import { ChunkModel, type ImportDocument, ImportModel } from './model.ts';
import { PeopleCounter } from './people-counter.ts';
import { type ImportMapping, readMapping } from './stored-mapping.ts';
import { receiveFile } from './upload.ts';

/** One import, or 404. */
export async function getImport(importId: string): Promise<ImportDocument> {
  const found = await ImportModel.findById(importId);
  if (!found) throw notFound('import');
  return found;
}

/** Takes a file in; where the proposed mapping is complete, it also says what would happen. */
export async function createImport(kind: Kind, file: ReceivedFile, staff: SignedInStaff): Promise<ImportDocument> {
  const created = await receiveFile(kind, file, staff);
  const mapping = readMapping(created.mapping);
  try {
    return await judgeAll(created, mapping);
  } catch (error) {
    if (error instanceof HttpError && error.status === 422) return created;
    throw error;
  }
}

/** Sets the mapping and counts what would happen. */
export async function setMapping(importId: string, mapping: ImportMapping): Promise<ImportDocument> {
  const found = await getImport(importId);
  checkOpen(found);
  await checkPeople(mapping);
  return judgeAll(found, mapping);
}

/** Throws 422 where values are matched to people who are not on staff. */
async function checkPeople({ people }: ImportMapping): Promise<void> {
  const wanted = Object.entries(people).flatMap(([value, id]) => (id === null ? [] : [{ value, id }]));
  const found = await Staff.find({ _id: { $in: wanted.map(({ id }) => id) } }, { _id: 1 }).lean();
  const known = new Set(found.map(({ _id }) => _id.toHexString()));
  const unknown = wanted
    .filter(({ id }) => !known.has(id))
    .map(({ value }) => [`people.${value}`, 'is nobody on staff']);
  if (unknown.length > 0)
    throw invalid('A value is matched to somebody who is not on staff.', Object.fromEntries(unknown));
}

/** Throws where an import has begun, and cannot be changed any more. */
export function checkOpen({ state }: ImportDocument): void {
  if (state !== 'mapping') throw conflict('import-begun', 'This import has begun and cannot be changed any more.');
}

/** The plan of a mapping for this import's file. */
export async function planOf(source: ImportDocument, mapping: ImportMapping): Promise<RowPlan> {
  const columns = source.columns.map(({ name }) => name);
  return compileMapping(source.kind, columns, mapping, await knownAttributes());
}

/** Judges every row by a mapping, keeps the results, and sums them up. */
export async function judgeAll(source: ImportDocument, mapping: ImportMapping): Promise<ImportDocument> {
  const plan = await planOf(source, mapping);
  const cells = await cellContext(mapping);
  const writing = { importId: source._id, by: source.createdBy, now: clock.now() };
  const firstSeen: FirstSeen = new Map();
  const people = new PeopleCounter(plan, cells);
  const summary = { create: 0, update: 0, faulty: 0, mendable: 0, mended: 0 };
  for await (const chunk of chunksOf(source._id)) {
    const judging = { plan, cells, writing, delimiter: source.delimiter, firstSeen };
    const { results } = await judgeRows(source.kind, chunk.rows, judging);
    const rows = withResults(chunk.rows, results);
    for (const row of rows) {
      people.add(row, source.delimiter);
      if (row.result?.action === 'skip') summary.faulty += 1;
      else if (row.result) summary[row.result.action] += 1;
      if (row.mended) summary.mended += 1;
      else if (row.mends.length === 1) summary.mendable += 1;
    }
    await saveRows(chunk, rows);
  }
  const judged = await ImportModel.findOneAndUpdate(
    { _id: source._id, state: 'mapping' },
    { $set: { mapping: JSON.stringify(mapping), people: people.list(), summary } },
    { returnDocument: 'after' },
  );
  if (!judged) throw conflict('import-begun', 'This import has begun and cannot be changed any more.');
  return judged;
}

type MendRequest = z.output<NonNullable<typeof importsApi.mend.body>>;

/** Takes or drops mends, then judges the rows again. */
export async function mendRows(importId: string, request: MendRequest): Promise<ImportDocument> {
  const found = await getImport(importId);
  checkOpen(found);
  if ('all' in request) await takeClearMends(found);
  else await takeChosenMends(found, request.rows);
  return judgeAll(found, readMapping(found.mapping));
}

async function takeClearMends(source: ImportDocument): Promise<void> {
  for await (const chunk of chunksOf(source._id)) {
    if (!chunk.rows.some(({ mends, mended }) => !mended && mends.length === 1)) continue;
    const rows = chunk.rows.map((row) => ({
      ...row,
      mended: row.mended ?? (row.mends.length === 1 ? (row.mends[0] ?? null) : null),
    }));
    await saveRows(chunk, rows);
  }
}

type ChosenMend = Extract<MendRequest, { rows: unknown }>['rows'][number];

async function takeChosenMends(source: ImportDocument, chosen: readonly ChosenMend[]): Promise<void> {
  const wanted = new Map(chosen.map((choice) => [choice.line, choice]));
  const [first, last] = [Math.min(...wanted.keys()), Math.max(...wanted.keys())];
  for await (const chunk of chunksOf(source._id)) {
    if (chunk.firstLine > last) break;
    if ((chunk.rows.at(-1)?.line ?? 0) < first) continue;
    const rows = chunk.rows.map((row) => {
      const choice = wanted.get(row.line);
      if (!choice) return row;
      wanted.delete(row.line);
      if (choice.mend) checkMend(choice.mend, row.cells.length, source.columns.length);
      return { ...row, mended: choice.mend };
    });
    await saveRows(chunk, rows);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw invalid(`No row starts at line ${missing}.`);
}

function checkMend({ from, count }: { from: number; count: number }, cellCount: number, columnCount: number): void {
  if (from + count > cellCount || cellCount - count + 1 !== columnCount)
    throw invalid(`Joining ${count} cells from the ${from + 1}. on does not give a row of ${columnCount} cells.`);
}

/** Forgets an import that has not run. */
export async function removeImport(importId: string): Promise<void> {
  const removed = await ImportModel.findOneAndDelete({ _id: importId, state: { $in: ['mapping', 'failed'] } });
  if (!removed) {
    checkOpen(await getImport(importId));
    return;
  }
  await ChunkModel.deleteMany({ importId: removed._id });
}
