import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The layout of LMDB's data file, version 2, as the `lmdb` package writes it. */
const MAGIC = 0xbeefc0de;
const VERSION = 2;
export const PAGE_HEADER = 24;
export const NO_PAGE = 0xffffffffffffffffn;

export const PageFlag = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const;
export const NodeFlag = { bigData: 0x01, subDatabase: 0x02 } as const;

/** One of the two meta pages; the one with the greater transaction counts. */
export interface Meta {
  pageSize: number;
  mapBytes: bigint;
  flags: number;
  transaction: bigint;
  lastPage: number;
  freeRoot: bigint;
  mainRoot: bigint;
}

/** Reads pages of a data file without LMDB, which trusts what it maps and would crash on a damaged one. */
export class LmdbFile {
  readonly #file: number;
  readonly bytes: number;
  #block = Buffer.alloc(0);
  #blockStart = -1;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.bytes = fstatSync(this.#file).size;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The meta page in the first or second place; `undefined` when it is none. */
  meta(place: 0 | 1, pageSize: number): Meta | undefined {
    const page = Buffer.alloc(PAGE_HEADER + 144);
    const read = readSync(this.#file, page, 0, page.length, place * pageSize);
    if (read < page.length || page.readBigUInt64LE(0) !== BigInt(place)) return undefined;
    if ((page.readUInt16LE(18) & PageFlag.meta) === 0) return undefined;
    const meta = page.subarray(PAGE_HEADER);
    if (meta.readUInt32LE(0) !== MAGIC || meta.readUInt32LE(4) !== VERSION) return undefined;
    return {
      mapBytes: meta.readBigUInt64LE(16),
      pageSize: meta.readUInt32LE(24),
      flags: meta.readUInt16LE(28),
      freeRoot: meta.readBigUInt64LE(24 + 40),
      mainRoot: meta.readBigUInt64LE(72 + 40),
      lastPage: Number(meta.readBigUInt64LE(120)),
      transaction: meta.readBigUInt64LE(128),
    };
  }

  /** Bytes of the file; fewer at its end. Read in blocks, for pages mostly follow each other. */
  read(position: number, length: number): Buffer {
    if (length > BLOCK) {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(this.#file, bytes, 0, length, position));
    }
    if (
      this.#blockStart < 0 ||
      position < this.#blockStart ||
      position + length > this.#blockStart + this.#block.length
    ) {
      const block = Buffer.allocUnsafe(BLOCK);
      this.#blockStart = position - (position % (BLOCK / 2));
      this.#block = block.subarray(0, readSync(this.#file, block, 0, BLOCK, this.#blockStart));
    }
    const start = position - this.#blockStart;
    return this.#block.subarray(start, start + length);
  }
}

const BLOCK = 1024 * 1024;
