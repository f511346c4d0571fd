import { type HydratedDocument, model, Schema, type Types } from 'mongoose';
import { actorSchema, type StoredActor } from '../actors/actor.ts';
import type { Kind } from './fields/kinds.ts';
import type { RowError } from './mapping/read-row.ts';
import type { Join } from './mending/propose-mends.ts';

/** Imports are kept for a month, so that skipped rows can still be fetched, and then forgotten with their rows. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** An uploaded CSV file on its way into the workspace. Its rows are in chunks. */
export interface ImportFields {
  kind: Kind;
  fileName: string;
  reading: string;
  delimiter: string;
  columns: { name: string; samples: string[]; emptyCount: number }[];
  rowCount: number;
  chunkCount: number;
  state: 'mapping' | 'running' | 'done' | 'failed';
  failure: string | null;
  /** JSON text: its keys are values of the file, which are no names of fields. */
  mapping: string;
  remembered: boolean;
  people: { value: string; rows: number; staffId: string | null }[];
  summary: { create: number; update: number; faulty: number; mendable: number; mended: number } | null;
  /** `chunk` is the first one not yet written. */
  progress: { chunk: number; done: number; created: number; updated: number; skipped: number };
  createdBy: StoredActor;
  /** While a process runs it; one that died lets it lapse. */
  leaseUntil: Date | null;
  createdAt: Date;
}
export type ImportDocument = HydratedDocument<ImportFields>;

const importSchema = new Schema<ImportFields>(
  {
    kind: { type: String, required: true },
    fileName: { type: String, required: true },
    reading: { type: String, required: true },
    delimiter: { type: String, required: true },
    columns: { type: Schema.Types.Mixed, required: true },
    rowCount: { type: Number, required: true },
    chunkCount: { type: Number, required: true },
    state: { type: String, enum: ['mapping', 'running', 'done', 'failed'], default: 'mapping' },
    failure: { type: String, default: null },
    mapping: { type: String, required: true },
    remembered: { type: Boolean, default: false },
    people: { type: Schema.Types.Mixed, default: () => [] },
    summary: { type: Schema.Types.Mixed, default: null },
    progress: {
      type: Schema.Types.Mixed,
      default: () => ({ chunk: 0, done: 0, created: 0, updated: 0, skipped: 0 }),
    },
    createdBy: { type: actorSchema, required: true },
    leaseUntil: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'imports', versionKey: false },
);
importSchema.index({ state: 1, leaseUntil: 1 });
importSchema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const ImportModel = model<ImportFields>('Import', importSchema);

/** What would happen, or has happened, to a row. */
export interface RowResult {
  action: 'create' | 'update' | 'skip';
  errors: readonly RowError[];
}

export interface StoredRow {
  line: number;
  cells: readonly string[];
  /** Proposed joins, best first. */
  mends: readonly Join[];
  mended: Join | null;
  result: RowResult | null;
}

/** Some hundred rows of an import, next to each other: read, judged and written together. */
export interface ChunkFields {
  _id: Types.ObjectId;
  importId: Types.ObjectId;
  index: number;
  firstLine: number;
  rows: StoredRow[];
  /** How many rows are faulty, and mended: lets the preview pass over chunks without any. */
  faulty: number;
  mended: number;
  createdAt: Date;
}

const chunkSchema = new Schema<ChunkFields>(
  {
    importId: { type: Schema.Types.ObjectId, required: true },
    index: { type: Number, required: true },
    firstLine: { type: Number, required: true },
    rows: { type: Schema.Types.Mixed, required: true },
    faulty: { type: Number, default: 0 },
    mended: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
  },
  { collection: 'import_chunks', versionKey: false },
);
chunkSchema.index({ importId: 1, index: 1 }, { unique: true });
chunkSchema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const ChunkModel = model<ChunkFields>('ImportChunk', chunkSchema);

const rememberedSchema = new Schema(
  {
    kind: { type: String, required: true },
    /** Digest of the column names. */
    header: { type: String, required: true },
    mapping: { type: String, required: true },
  },
  { collection: 'import_mappings', versionKey: false },
);
rememberedSchema.index({ kind: 1, header: 1 }, { unique: true });

/** The mapping last used for a header. */
export const RememberedMappingModel = model('RememberedMapping', rememberedSchema);
