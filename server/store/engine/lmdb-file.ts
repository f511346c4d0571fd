import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The layout of LMDB's data file, version 2, as the `lmdb` package writes it. */
const MAGIC = 0xbeefc0de;
const VERSION = 2;
export const PAGE_HEADER = 24;
export const NO_PAGE = 0xffffffffffffffffn;

export const PageFlag = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const;
export const NodeFlag = { bigData: 0x01, subDatabase: 0x02 } as const;

/** Where a tree begins, and how many levels of pages it has. */
export interface Tree {
  root: bigint;
  depth: number;
}

/** A tree's record, as the meta pages and the main tree hold them. */
export function treeAt(record: Buffer, offset = 0): Tree {
  return { root: record.readBigUInt64LE(offset + 40), depth: record.readUInt16LE(offset + 6) };
}

/** One of the two meta pages; the one with the greater transaction counts. */
export interface Meta {
  pageSize: number;
  mapBytes: bigint;
  flags: number;
  transaction: bigint;
  lastPage: number;
  free: Tree;
  main: Tree;
}

/** Reads pages of a data file without LMDB, which trusts what it maps and would crash on a damaged one. */
export class LmdbFile {
  readonly #file: number;
  readonly bytes: number;
  #content: Buffer | undefined;

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
      free: treeAt(meta, 24),
      main: treeAt(meta, 72),
      lastPage: Number(meta.readBigUInt64LE(120)),
      transaction: meta.readBigUInt64LE(128),
    };
  }

  /** Reads the whole file at once, for a check that visits all of it. */
  load(): void {
    this.#content = this.#readAt(0, this.bytes);
  }

  /** Bytes of the file; fewer at its end. */
  read(position: number, length: number): Buffer {
    return this.#content ? this.#content.subarray(position, position + length) : this.#readAt(position, length);
  }

  #readAt(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, length, position));
  }
}
