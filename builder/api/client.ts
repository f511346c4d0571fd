import { type Endpoints, endpoints } from './types.ts';

/** An error answer of the API, or no answer at all (`status` 0, code `offline`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    /** Stable, for code to branch on. */
    readonly code: string,
    message: string,
    /** Path in the request → what is wrong there. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** With 409: the thing as it is now. */
    readonly current?: unknown,
    /** With 429: seconds to wait. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

type Name = keyof Endpoints;
/** What a call to an endpoint states; only what the endpoint takes, and required where it is. */
type Given<N extends Name> = {
  [K in 'params' | 'query' | 'body' as Endpoints[N][K] extends undefined ? never : K]: Endpoints[N][K];
};
/** Queries have only optional parts, so they may be left out whole. */
type Call<N extends Name> = Omit<Given<N>, 'query'> &
  ('query' extends keyof Given<N> ? { query?: Partial<Given<N>['query']> } : unknown) & {
    /** Revision for endpoints that ask for `If-Match`. */
    revision?: number;
    signal?: AbortSignal;
  };

interface AnyCall {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  revision?: number;
  signal?: AbortSignal;
}

/** Address of an endpoint, for links, downloads and event streams. */
export function apiUrl<N extends Name>(name: N, call: Pick<AnyCall, 'params' | 'query'> = {}): string {
  const path = endpoints[name][1].replace(/:([a-zA-Z]+)/g, (_, key: string) =>
    encodeURIComponent(call.params?.[key] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as {
    error?: { code: string; message: string; fields?: Record<string, string>; current?: unknown };
  } | null;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  if (!body?.error) return new ApiError(response.status, 'unexpected', 'Something went wrong. Please try again.');
  const { code, message, fields, current } = body.error;
  return new ApiError(response.status, code, message, fields, current, retryAfter);
}

/**
 * Calls an endpoint of the API by its name and returns the response body.
 *
 * @throws {ApiError} for every answer other than success, and when there is no answer
 */
export async function api<N extends Name>(
  name: N,
  ...[call]: Record<string, never> extends Omit<Call<N>, 'revision' | 'signal' | 'query'>
    ? [call?: Call<N>]
    : [call: Call<N>]
): Promise<Endpoints[N]['response']> {
  const { body, revision, signal, ...address } = (call ?? {}) as AnyCall;
  const isForm = body instanceof FormData;
  const request: RequestInit = {
    method: endpoints[name][0],
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    signal,
  };
  const response = await fetch(apiUrl(name, address), request).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'offline', 'The server cannot be reached. Check your connection; nothing is lost.');
  });
  if (!response.ok) throw await errorOf(response);
  // Some answers say all by their status.
  const answer = await response.text();
  return (answer === '' ? undefined : JSON.parse(answer)) as Endpoints[N]['response'];
}
