import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { portalHeaders } from './headers.ts';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** Rendered once and sent often, but also waited for by the first who asks. */
const BROTLI_QUALITY = 5;

export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A page's bytes in one encoding, with the headers to send them, names and values in turn. */
export interface Variant {
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: readonly string[];
  readonly notModifiedHeaders: readonly string[];
}

/** What arrays and objects around a page's bytes take. */
const OVERHEAD_BYTES = 4096;

/** Plain forms of pages that are asked for without compression: browsers do not, so that few are worth their memory. */
const unpacked = new LRUCache<ReadyPage, Variant>({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: ({ body }) => body.length,
});

/** A page as anonymous viewers without a name get it, ready to be sent; kept compressed only. */
export class ReadyPage {
  /** Changes with what anonymous viewers see, whatever the encoding. */
  readonly digest: string;
  /** Whether anybody with the link may have it; else it is for those whom the gate lets in. */
  readonly open: boolean;
  readonly bytes: number;
  readonly #br: Variant;
  readonly #gzip: Variant;
  readonly #holed: Buffer;

  /** @param packed compressed bytes: of the page by brotli and gzip, of the page with its holes by gzip */
  constructor(digest: string, packed: { br: Buffer; gzip: Buffer; holed: Buffer }, open: boolean) {
    this.digest = digest;
    this.open = open;
    this.#br = variant(packed.br, 'br', digest, open);
    this.#gzip = variant(packed.gzip, 'gzip', digest, open);
    this.#holed = packed.holed;
    this.bytes = packed.br.length + packed.gzip.length + packed.holed.length + OVERHEAD_BYTES;
  }

  /** The page in one encoding. */
  variant(encoding: Encoding): Variant {
    if (encoding === 'br') return this.#br;
    return encoding === 'gzip' ? this.#gzip : this.#plain();
  }

  /** The HTML with its holes, for viewers who are known by a name. */
  holed(): string {
    return gunzipSync(this.#holed).toString();
  }

  #plain(): Variant {
    const known = unpacked.get(this);
    if (known) return known;
    const plain = variant(gunzipSync(this.#gzip.body), 'identity', this.digest, this.open);
    unpacked.set(this, plain);
    return plain;
  }
}

/** Caches shared by several people keep nothing; a protected page is kept by nobody at all. */
export function cacheControl(open: boolean): string {
  return open ? 'private, no-cache' : 'private, no-store';
}

/** Packs a page, so that each encoding can be sent with an ETag of its own. */
export async function readyPage(html: string, holed: string, open: boolean): Promise<ReadyPage> {
  const body = Buffer.from(html);
  const [br, gz, packedHoled] = await Promise.all([
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    compressGzip(body, { level: 6 }),
    compressGzip(holed, { level: 6 }),
  ]);
  return new ReadyPage(digestOf(body), { br, gzip: gz, holed: packedHoled }, open);
}

/** Digest of content for an ETag. */
export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}

function variant(body: Buffer, encoding: Encoding, digest: string, open: boolean): Variant {
  const etag = encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`;
  const always = { ETag: etag, Vary: 'Accept-Encoding, Cookie', 'Cache-Control': cacheControl(open) };
  return {
    body,
    etag,
    headers: Object.entries({
      ...portalHeaders(),
      ...always,
      'Content-Type': 'text/html; charset=utf-8',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      'Content-Length': String(body.length),
    }).flat(),
    notModifiedHeaders: Object.entries(always).flat(),
  };
}
