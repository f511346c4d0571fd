import { CorruptionError } from '../errors.ts';
import { unseal } from './checksum.ts';
import { LmdbFile, type Meta, NO_PAGE, NodeFlag, PAGE_HEADER, PageFlag, type Tree, treeAt } from './lmdb-file.ts';

/** Files up to this size are checked to the last value when opened; of greater ones the tree's branches are. */
export const FULL_CHECK_BYTES = 64 * 1024 * 1024;

/** No sane file is mapped greater than this. */
const MAX_MAP_BYTES = 1n << 46n;

/** How far a check goes. */
export type CheckDepth = 'branches' | 'values';

/** What to check, and of what. */
export interface CheckOptions {
  depth?: CheckDepth;
  /** The file was written by LMDB's copying and never opened: its first meta page is still empty. */
  isCopy?: boolean;
}

/**
 * Checks a data file that nobody has open. LMDB maps the file and follows what stands in it, so a file that
 * was cut or changed would crash the process or give wrong pages; here it is refused in words.
 */
export function checkFile(path: string, { depth, isCopy = false }: CheckOptions = {}): void {
  const file = new LmdbFile(path);
  try {
    const chosen = depth ?? (file.bytes <= FULL_CHECK_BYTES ? 'values' : 'branches');
    if (file.bytes > 0) new FileCheck(path, file, chosen, isCopy).run();
  } finally {
    file.close();
  }
}

class FileCheck {
  readonly #path: string;
  readonly #file: LmdbFile;
  readonly #depth: CheckDepth;
  readonly #meta: Meta;
  /** Pages that belong to a tree, to find those that are used twice or also listed as free. */
  readonly #used = new Set<number>();

  constructor(path: string, file: LmdbFile, depth: CheckDepth, isCopy: boolean) {
    this.#path = path;
    this.#file = file;
    this.#depth = depth;
    this.#meta = this.#pickMeta(isCopy);
    if (depth === 'values') file.load();
  }

  run(): void {
    const { free: freeTree, main } = this.#meta;
    this.#tree(main, (node) => this.#mainNode(node));
    const free: number[] = [];
    this.#tree(freeTree, (node) => this.#freeNode(node, free), true);
    for (const page of free) {
      if (this.#used.has(page)) this.#fail(`page ${page} is listed as free and used`);
    }
  }

  /** Both meta pages must be whole and of neighbouring transactions: a changed one would bring back an old state. */
  #pickMeta(isCopy: boolean): Meta {
    const first = this.#file.meta(0, 0);
    const pageSize = first?.pageSize ?? 0;
    if (!first || pageSize < 256 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) {
      return this.#fail('its first page is no meta page');
    }
    const second = this.#file.meta(1, pageSize);
    if (!second || second.pageSize !== pageSize) return this.#fail('its second page is no meta page');
    const [older, newer] = first.transaction < second.transaction ? [first, second] : [second, first];
    const isFresh = isCopy ? first.transaction === 0n : newer.transaction <= 1n;
    const isInStep = newer.transaction - older.transaction === 1n && first.transaction % 2n === 0n;
    if (!(isFresh || isInStep) || first.flags !== second.flags || newer.mapBytes > MAX_MAP_BYTES) {
      return this.#fail('its meta pages do not belong together');
    }
    return newer;
  }

  #fail(what: string): never {
    throw new CorruptionError(
      `The data file ${this.#path} is damaged: ${what}. Nothing of it is served. Restore it from a backup.`,
    );
  }

  #page(number: number, flag: number, pages = 1): Buffer {
    const { pageSize, lastPage, transaction } = this.#meta;
    if (number < 2 || number + pages - 1 > lastPage) this.#fail(`page ${number} does not exist`);
    for (let i = 0; i < pages; i++) {
      if (this.#used.has(number + i)) this.#fail(`page ${number + i} is used twice`);
      this.#used.add(number + i);
    }
    const page = this.#file.read(number * pageSize, pageSize * pages);
    if (page.length < pageSize * pages) this.#fail(`it ends before page ${number + pages - 1}`);
    if (page.readBigUInt64LE(0) !== BigInt(number) || (page.readUInt16LE(18) & 0x0f) !== flag) {
      this.#fail(`page ${number} is not what it should be`);
    }
    if (page.readBigUInt64LE(8) > transaction) this.#fail(`page ${number} is of a later time than the file`);
    return page;
  }

  /** Walks a tree: all its branch pages, and its leaves where the depth of the check or the tree asks for it. */
  #tree({ root, depth }: Tree, visit: (node: LeafNode) => void, hasNumberKeys = false, readsLeaves = true): void {
    if (root === NO_PAGE) return;
    const { pageSize } = this.#meta;
    const walk = (number: number, level: number): void => {
      const isBranch = level < depth;
      if (!isBranch && !readsLeaves) {
        const exists = number >= 2 && number <= this.#meta.lastPage && (number + 1) * pageSize <= this.#file.bytes;
        if (!exists) this.#fail(`it ends before page ${number}`);
        return;
      }
      const page = this.#page(number, isBranch ? PageFlag.branch : PageFlag.leaf);
      const nodes = this.#nodes(page, number, isBranch);
      if (isBranch) for (const node of nodes) walk(Number(node.child), level + 1);
      else {
        this.#checkOrder(nodes, number, hasNumberKeys);
        for (const node of nodes) visit(node);
      }
    };
    walk(Number(root), 1);
  }

  #nodes(page: Buffer, number: number, isBranch: boolean): LeafNode[] {
    const { pageSize } = this.#meta;
    const lower = page.readUInt16LE(20);
    const upper = page.readUInt16LE(22);
    if (lower > upper || upper > pageSize - PAGE_HEADER || lower % 2 !== 0 || lower === 0) {
      this.#fail(`page ${number} has wrong bounds`);
    }
    const nodes: LeafNode[] = [];
    for (let i = 0; i < lower / 2; i++) {
      const offset = PAGE_HEADER + page.readUInt16LE(PAGE_HEADER + 2 * i);
      if (offset < PAGE_HEADER + upper || offset + 8 > pageSize) this.#fail(`page ${number} has an entry outside`);
      const size = page.readUInt16LE(offset) + page.readUInt16LE(offset + 2) * 0x10000;
      const flags = page.readUInt16LE(offset + 4);
      const keySize = page.readUInt16LE(offset + 6);
      const dataAt = offset + 8 + keySize;
      const inPage = isBranch ? 0 : flags & NodeFlag.bigData ? 24 : size;
      if (dataAt + inPage > pageSize || (!isBranch && flags > 3)) this.#fail(`page ${number} has an entry outside`);
      nodes.push({
        page: number,
        key: page.subarray(offset + 8, dataAt),
        data: page.subarray(dataAt, dataAt + inPage),
        size,
        flags,
        child: isBranch ? BigInt(size) + BigInt(flags) * 0x100000000n : 0n,
      });
    }
    return nodes;
  }

  #checkOrder(nodes: readonly LeafNode[], page: number, hasNumberKeys: boolean): void {
    for (let i = 1; i < nodes.length; i++) {
      const [a, b] = [nodes[i - 1]?.key, nodes[i]?.key];
      if (!a || !b) return;
      const inOrder = hasNumberKeys
        ? a.length === 8 && b.length === 8 && a.readBigUInt64LE(0) < b.readBigUInt64LE(0)
        : Buffer.compare(a, b) < 0;
      if (!inOrder) this.#fail(`page ${page} is not in order`);
    }
  }

  /** An entry of the main tree: the record of one of our tables. */
  #mainNode(node: LeafNode): void {
    if ((node.flags & NodeFlag.subDatabase) === 0 || node.data.length < 48 || node.data.readUInt16LE(4) !== 0) {
      this.#fail(`page ${node.page} holds no table`);
    }
    const readsLeaves = this.#depth === 'values';
    this.#tree(treeAt(node.data), (value) => this.#value(value), false, readsLeaves);
  }

  #value(node: LeafNode): void {
    const stored = this.#dataOf(node);
    if (!unseal(node.key, stored)) this.#fail(`a value on page ${node.page} has a wrong checksum`);
  }

  #dataOf(node: LeafNode): Buffer {
    if ((node.flags & NodeFlag.bigData) === 0) return node.data;
    const pages = Math.ceil((PAGE_HEADER + node.size) / this.#meta.pageSize);
    const first = Number(node.data.readBigUInt64LE(0));
    return this.#page(first, PageFlag.overflow, pages).subarray(PAGE_HEADER, PAGE_HEADER + node.size);
  }

  /** An entry of the tree of free pages: a count, then pages. */
  #freeNode(node: LeafNode, free: number[]): void {
    const list = this.#dataOf(node);
    const count = list.length >= 8 ? Number(list.readBigUInt64LE(0)) : -1;
    if (count < 0 || 8 * (count + 1) > list.length) this.#fail(`page ${node.page} has a wrong list of free pages`);
    // A number stands for a page, a negative one for the length of a run that begins with the next; 0 is a gap.
    let run = 1;
    for (let i = 1; i <= count; i++) {
      const entry = Number(list.readBigInt64LE(8 * i));
      if (entry < 0) run = -entry;
      if (entry <= 0) continue;
      if (entry < 2 || entry + run - 1 > this.#meta.lastPage) {
        this.#fail(`page ${node.page} lists a page that does not exist`);
      }
      for (let page = entry; page < entry + run; page++) free.push(page);
      run = 1;
    }
  }
}

interface LeafNode {
  page: number;
  key: Buffer;
  data: Buffer;
  size: number;
  flags: number;
  child: bigint;
}
