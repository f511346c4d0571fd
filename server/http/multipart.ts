import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { safeFileName } from '../files/file-name.ts';
import { sniffMediaType } from '../files/sniff.ts';
import { HttpError, invalid } from './errors.ts';
import type { ReceivedFile } from './route.ts';

/** Beside the files: form fields of a size and number that every form of ours stays far below. */
const FIELD_LIMITS = { fields: 20, fieldSize: 20_000, fieldNameSize: 100, headerPairs: 50, fieldNestingDepth: 0 };

/** Which files a form may carry. */
export interface UploadLimits {
  readonly field: string;
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/**
 * Reads a multipart form into a folder of the request's own, which is deleted when the request ends, also when the
 * sender went away in the middle. Files are renamed, measured and their types read from the bytes.
 */
export async function receiveFiles(req: Request, res: Response, limits: UploadLimits): Promise<ReceivedFile[]> {
  if (!req.is('multipart/form-data'))
    throw new HttpError(415, 'not-multipart', 'Send a form with a file (multipart/form-data).');
  const folder = await mkdtemp(join(tmpdir(), 'portico-upload-'));
  finished(res, () => void rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const read = multer({
    storage: multer.diskStorage({ destination: folder }),
    defParamCharset: 'utf8',
    limits: { ...FIELD_LIMITS, fileSize: limits.maxBytes, files: limits.maxFiles, parts: limits.maxFiles + 20 },
  }).array(limits.field, limits.maxFiles);
  await run(read, req, res);
  const files = Array.isArray(req.files) ? req.files : [];
  return Promise.all(
    files.map(async (file) => ({
      path: file.path,
      name: safeFileName(file.originalname),
      size: file.size,
      mediaType: await sniffMediaType(file.path, file.originalname),
    })),
  );
}

/** The one file of a form; undefined where it is optional and missing. */
export async function receiveFile(
  req: Request,
  res: Response,
  expected: { readonly field: string; readonly maxBytes: number; readonly optional?: boolean },
): Promise<ReceivedFile | undefined> {
  const [file] = await receiveFiles(req, res, { ...expected, maxFiles: 1 });
  if (!file && !expected.optional) throw invalid('Choose a file.', { [expected.field]: 'is required' });
  return file;
}

function run(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    handler(req, res, (error?: unknown) => {
      if (error === undefined || error === null) resolve();
      else if (error instanceof multer.MulterError) reject(error);
      else reject(isSystemError(error) ? error : new HttpError(400, 'malformed', 'The form could not be read.'));
    });
  });
}

/** A fault of this machine (no room, no right), not of what was sent. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
