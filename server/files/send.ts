import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import fresh from 'fresh';
import type { Types } from 'mongoose';
import { notFound } from '../http/errors.ts';
import { contentDisposition } from './file-name.ts';
import { isPreviewable } from './sniff.ts';
import { readStored, storedLength } from './storage.ts';

/** How stored bytes go out. */
export interface StoredFile {
  readonly fileId: Types.ObjectId;
  readonly name: string;
  readonly mediaType: string;
  /** Shown in place instead of downloaded, where the type is one that a browser shows safely. */
  readonly inline: boolean;
  readonly cacheControl?: string;
}

/** The policy of content that people uploaded: it runs nothing and loads nothing. A PDF viewer does not work in a sandbox. */
function policyOf(mediaType: string): string {
  const base =
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return mediaType === 'application/pdf'
    ? `${base}; object-src 'self'; plugin-types application/pdf`
    : `${base}; sandbox`;
}

/** Answers with stored bytes: validators, one range (206, 416), HEAD, a safe name and type. */
export async function sendStoredFile(req: Request, res: Response, file: StoredFile): Promise<void> {
  const length = await storedLength(file.fileId);
  if (length === null) throw notFound('file');
  const etag = `"${file.fileId.toHexString()}"`;
  const inline = file.inline && isPreviewable(file.mediaType);
  res.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': file.cacheControl ?? 'private, no-cache',
    'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
    'Content-Security-Policy': policyOf(file.mediaType),
    'Content-Type': withCharset(file.mediaType),
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  });
  if (fresh(req.headers, { etag })) {
    res.status(304).end();
    return;
  }
  const range = rangeOf(req, etag, length);
  if (range === 'unsatisfiable') {
    res.status(416).set('Content-Range', `bytes */${length}`).removeHeader('Content-Disposition');
    res.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: length };
  res.status(range ? 206 : 200).set('Content-Length', String(end - start));
  if (range) res.set('Content-Range', `bytes ${start}-${end - 1}/${length}`);
  if (req.method === 'HEAD' || length === 0) {
    res.end();
    return;
  }
  await deliver(req, res, file.fileId, start, end);
}

/** The one range asked for; several get the whole, and so does a range of another version (`If-Range`). */
function rangeOf(req: Request, etag: string, length: number): { start: number; end: number } | 'unsatisfiable' | null {
  const ifRange = req.get('if-range');
  if (ifRange !== undefined && ifRange !== etag) return null;
  const ranges = req.range(length);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  const [range] = ranges;
  return range ? { start: range.start, end: range.end + 1 } : null;
}

async function deliver(req: Request, res: Response, fileId: Types.ObjectId, start: number, end: number): Promise<void> {
  try {
    await pipeline(readStored(fileId, start, end), res);
  } catch (error) {
    // Who asked went away in the middle: nobody is left to tell.
    if (!res.destroyed && !req.destroyed) throw error;
  }
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
