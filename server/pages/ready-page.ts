import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

/** A page as anonymous viewers without a name get it, ready to be sent. */
export interface ReadyPage {
  readonly variants: Readonly<Record<Encoding, Variant>>;
  /** The HTML with its holes, for viewers who are known by a name. */
  readonly holed: string;
  /** Whether anybody with the link may have it; else it is for those whom the gate lets in. */
  readonly open: boolean;
  readonly bytes: number;
}

/** Caches shared by several people keep nothing; a protected page is kept by nobody at all. */
export function cacheControl(open: boolean): string {
  return open ? 'private, no-cache' : 'private, no-store';
}

/** Makes a page's bytes, compressed and not, each with an ETag of its own. */
export async function readyPage(html: string, holed: string, open: boolean): Promise<ReadyPage> {
  const body = Buffer.from(html);
  const [br, gz] = await Promise.all([
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    compressGzip(body, { level: 6 }),
  ]);
  const digest = digestOf(body);
  const make = (bytes: Buffer, encoding: Encoding) => variant(bytes, encoding, digest, open);
  return {
    variants: { br: make(br, 'br'), gzip: make(gz, 'gzip'), identity: make(body, 'identity') },
    holed,
    open,
    bytes: body.length + br.length + gz.length + 2 * holed.length + 4096,
  };
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
