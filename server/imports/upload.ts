import { Types } from 'mongoose';
import { staffActor } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { unguarded } from '../http/csv.ts';
import { invalid } from '../http/errors.ts';
import type { ReceivedFile, SignedInStaff } from '../http/route.ts';
import { knownAttributes } from './analyse.ts';
import type { Kind } from './fields/kinds.ts';
import { columnNames } from './mapping/header.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { profileColumns, proposeMends } from './mending/propose-mends.ts';
import { type ChunkFields, ChunkModel, type ImportDocument, ImportModel, type StoredRow } from './model.ts';
import { type OpenCsv, openCsv, type RawRow } from './reading/read-csv.ts';
import { REASON_COLUMN } from './skipped-csv.ts';
import { rememberedMapping } from './stored-mapping.ts';

const MAX_COLUMNS = 200;
const MAX_ROWS = 100_000;
/** Rows and characters of a chunk; both keep it far below what a document of the store may hold. */
const CHUNK_ROWS = 250;
const CHUNK_CHARACTERS = 1_000_000;
/** How many right rows, and of them how many cells, teach what the columns look like. */
const PROFILE_ROWS = 2000;
const PROFILE_CELLS = 100_000;
const SAMPLES = 5;

/** Reads an uploaded file into the store, proposes a mapping, and mends for rows that a delimiter split. */
export async function receiveFile(kind: Kind, file: ReceivedFile, staff: SignedInStaff): Promise<ImportDocument> {
  const importId = new Types.ObjectId();
  try {
    const csv = await openCsv(file.path);
    const content = await storeRows(importId, csv).finally(() => csv.rows.return(undefined));
    const names = content.columns.map(({ name }) => name);
    await storeMends(importId, content, csv.delimiter);
    const remembered = await rememberedMapping(kind, names);
    const attributes = [...(await knownAttributes())].map(([key, { label }]) => ({ key, label }));
    const mapping = remembered ?? proposeMapping(kind, names, content.goodRows, attributes);
    return await ImportModel.create({
      _id: importId,
      kind,
      fileName: file.name,
      reading: csv.reading,
      delimiter: csv.delimiter,
      columns: content.columns,
      rowCount: content.rowCount,
      chunkCount: content.chunkCount,
      mapping: JSON.stringify(mapping),
      remembered: remembered !== null,
      createdBy: staffActor(staff),
      createdAt: clock.now(),
    });
  } catch (error) {
    await ChunkModel.deleteMany({ importId });
    throw error;
  }
}

interface Content {
  readonly columns: ImportDocument['columns'];
  readonly rowCount: number;
  readonly chunkCount: number;
  /** Rows with as many cells as the header: what the columns look like. */
  readonly goodRows: readonly (readonly string[])[];
  /** Chunks that hold rows with too many cells. */
  readonly oddChunks: readonly Types.ObjectId[];
}

async function storeRows(importId: Types.ObjectId, { rows }: OpenCsv): Promise<Content> {
  const header = (await rows.next()).value as RawRow | undefined;
  const corrected = header?.cells[0] === REASON_COLUMN;
  const headerCells = header?.cells.slice(corrected ? 1 : 0) ?? [];
  if (headerCells.length === 0) throw invalid('The file is empty. Its first line must name the columns.');
  if (headerCells.length > MAX_COLUMNS)
    throw invalid(`The file has ${headerCells.length} columns; at most ${MAX_COLUMNS} can be imported.`);
  const names = columnNames(headerCells);
  const columns = names.map((name) => ({ name, samples: [] as string[], emptyCount: 0 }));
  const goodRows: (readonly string[])[] = [];
  const maxGoodRows = Math.min(PROFILE_ROWS, Math.ceil(PROFILE_CELLS / names.length));
  const chunks = new ChunkFiller(importId);
  for await (const raw of rows) {
    if (chunks.rowCount === MAX_ROWS)
      throw invalid(`The file has more than ${MAX_ROWS.toLocaleString('en')} rows. Split it and import the parts.`);
    const cells = corrected ? raw.cells.slice(1).map(unguarded) : raw.cells;
    const isGood = cells.length === names.length;
    if (isGood && goodRows.length < maxGoodRows) goodRows.push(cells);
    for (const [index, column] of columns.entries()) noteSample(column, cells[index]?.trim() ?? '');
    await chunks.add({ line: raw.line, cells, mends: [], mended: null, result: null }, cells.length > names.length);
  }
  await chunks.flush();
  if (chunks.rowCount === 0) throw invalid('The file has a line with column names, and no rows.');
  const { rowCount, chunkCount, oddChunks } = chunks;
  return { columns, rowCount, chunkCount, goodRows, oddChunks };
}

function noteSample(column: { samples: string[]; emptyCount: number }, text: string): void {
  if (text === '') column.emptyCount += 1;
  else if (column.samples.length < SAMPLES && !column.samples.includes(text.slice(0, 80)))
    column.samples.push(text.slice(0, 80));
}

/** Writes rows chunk by chunk as they come. */
class ChunkFiller {
  rowCount = 0;
  chunkCount = 0;
  readonly oddChunks: Types.ObjectId[] = [];
  private rows: StoredRow[] = [];
  private characters = 0;
  private isOdd = false;

  constructor(private readonly importId: Types.ObjectId) {}

  async add(row: StoredRow, isOdd: boolean): Promise<void> {
    this.rows.push(row);
    this.rowCount += 1;
    this.isOdd ||= isOdd;
    this.characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (this.rows.length === CHUNK_ROWS || this.characters > CHUNK_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const [first] = this.rows;
    if (!first) return;
    const _id = new Types.ObjectId();
    const { importId, rows, chunkCount: index } = this;
    await ChunkModel.create({ _id, importId, index, firstLine: first.line, rows, createdAt: clock.now() });
    if (this.isOdd) this.oddChunks.push(_id);
    this.chunkCount += 1;
    this.rows = [];
    this.characters = 0;
    this.isOdd = false;
  }
}

async function storeMends(importId: Types.ObjectId, content: Content, delimiter: string): Promise<void> {
  if (content.oddChunks.length === 0) return;
  const profiles = profileColumns(content.goodRows, content.columns.length);
  for (const chunkId of content.oddChunks) {
    const chunk = await ChunkModel.findOne({ _id: chunkId, importId }).lean<ChunkFields>().orFail();
    const rows = chunk.rows.map((row) => ({ ...row, mends: proposeMends(row.cells, profiles, delimiter) }));
    await ChunkModel.updateOne({ _id: chunkId }, { $set: { rows } });
  }
}
