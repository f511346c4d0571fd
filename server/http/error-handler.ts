import type { ErrorRequestHandler, Request } from 'express';
import multer from 'multer';
import type { z } from 'zod';
import { isDatabaseFull, isDatabaseGone } from './database-errors.ts';
import { HttpError } from './errors.ts';
import type { ErrorBody } from './schemas.ts';

type Failure = Error & { status?: unknown; type?: unknown; code?: unknown };

const BODY_PROBLEMS: Record<string, HttpError> = {
  'entity.parse.failed': new HttpError(400, 'malformed', 'The body is not valid JSON.'),
  'entity.too.large': new HttpError(413, 'too-large', 'The request is too large.'),
  'charset.unsupported': new HttpError(415, 'charset', 'Send JSON in UTF-8.'),
  'encoding.unsupported': new HttpError(415, 'encoding', 'This content encoding is not supported.'),
};

const UPLOAD_PROBLEMS: Record<string, HttpError> = {
  LIMIT_FILE_SIZE: new HttpError(413, 'too-large', 'The file is too large.'),
  LIMIT_FILE_COUNT: new HttpError(413, 'too-many-files', 'Too many files in one request.'),
  LIMIT_UNEXPECTED_FILE: new HttpError(422, 'invalid', 'A file is in a field where none is expected.'),
};

/** The answer that an error stands for; null for a fault of the program. */
export function toHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (!(error instanceof Error)) return null;
  const { type, status } = error as Failure;
  if (error instanceof multer.MulterError)
    return UPLOAD_PROBLEMS[error.code] ?? new HttpError(400, 'malformed', 'The form is not acceptable.');
  if (typeof type === 'string' && BODY_PROBLEMS[type]) return BODY_PROBLEMS[type];
  if (error instanceof URIError) return new HttpError(400, 'malformed', 'The address is not valid.');
  if (isDatabaseFull(error))
    return new HttpError(507, 'disk-full', 'There is no room left to store this. Reading still works.');
  if (isDatabaseGone(error))
    return new HttpError(503, 'database-gone', 'The database does not answer right now. Please try again.', {
      retryAfter: 5,
    });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new HttpError(400, 'malformed', 'The request is malformed.');
  return null;
}

/** Body of the answer. */
export function toErrorBody(error: HttpError): z.input<typeof ErrorBody> {
  const { fields, current } = error.details;
  return { error: { code: error.code, message: error.message, fields, current } };
}

/** The one error handler of the JSON API: `{ error }` with a stable code, and nothing of the inside. */
export const apiErrors: ErrorRequestHandler = (error, req: Request, res, _next) => {
  if (res.headersSent) {
    req.log.error({ err: error }, 'failed while answering');
    res.destroy();
    return;
  }
  const known = toHttpError(error);
  if (!known) req.log.error({ err: error }, 'unexpected error');
  if (known?.details.retryAfter !== undefined) res.set('Retry-After', String(known.details.retryAfter));
  res
    .status(known?.status ?? 500)
    .set('Cache-Control', 'no-store')
    .json(
      known
        ? toErrorBody(known)
        : { error: { code: 'internal', message: 'Something went wrong on our side. It has been noted.' } },
    );
};
