/** An answer other than success, on purpose: thrown by services, turned into `{ error }` by the one error handler. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 428 | 429 | 503 | 507,
    /** Stable, kebab-case; clients branch on it. */
    readonly code: string,
    /** For people: what happened and what to do. */
    message: string,
    readonly details: {
      /** Path in the request → what is wrong there. */
      readonly fields?: Readonly<Record<string, string>>;
      /** 409: the thing as it is now. */
      readonly current?: unknown;
      /** 429: seconds. */
      readonly retryAfter?: number;
    } = {},
  ) {
    super(message);
  }
}

/** 404. Also the answer for what exists but is not the asker's to see. */
export function notFound(what: string): HttpError {
  return new HttpError(404, 'not-found', `There is no such ${what}.`);
}

/** 403 for staff whose role or customers do not include this. */
export function forbidden(message = 'Your role does not allow this.'): HttpError {
  return new HttpError(403, 'forbidden', message);
}

/** 409: the thing changed since, or is already so. `current` is what it is now. */
export function conflict(code: string, message: string, current?: unknown): HttpError {
  return new HttpError(409, code, message, { current });
}

/** 422: well-formed but not acceptable; `fields` says where. */
export function invalid(message: string, fields?: Record<string, string>): HttpError {
  return new HttpError(422, 'invalid', message, { fields });
}
