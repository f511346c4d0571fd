import type { z } from 'zod';
import type { Endpoint } from '../http/endpoint.ts';
import type { ErrorBody } from '../http/schemas.ts';

type Input<Schema> = Schema extends z.ZodUndefined ? undefined : Schema extends z.ZodType ? z.input<Schema> : undefined;
type Output<Schema> = Schema extends z.ZodUndefined
  ? undefined
  : Schema extends z.ZodType
    ? z.output<Schema>
    : undefined;

/** A file to upload. */
export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer> | string;
  readonly type?: string;
}

/** Parts of a request. */
export interface TestRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly file?: TestFile;
  readonly headers?: Record<string, string>;
}

/** An answer with its body parsed. */
export interface TestAnswer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

type ErrorAnswer = z.output<typeof ErrorBody>;

/** Somebody who calls the API over HTTP, with the cookies that the server gave them. */
export class TestClient {
  cookie = '';

  constructor(readonly origin: string) {}

  /** Calls an endpoint that must succeed and returns the answer's body. */
  async call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<P, Q, B, R>,
    request: TestRequest<Input<P>, Input<Q>, Input<B>> = {},
  ): Promise<Output<R>> {
    const answer = await this.send(endpoint as unknown as Endpoint, request);
    if (answer.status >= 300)
      throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Output<R>;
  }

  /** Calls an endpoint that must refuse; the parts of the request may be anything. */
  async refused(endpoint: unknown, request: TestRequest = {}): Promise<TestAnswer<ErrorAnswer>> {
    const answer = await this.send(endpoint as Endpoint, request);
    if (answer.status < 400) throw new Error(`was not refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer as TestAnswer<ErrorAnswer>;
  }

  /** Any request to an address of this server. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie && !headers.has('cookie')) headers.set('cookie', this.cookie);
    const response = await fetch(this.origin + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keepCookie(line);
    return response;
  }

  private keepCookie(line: string): void {
    const [pair = ''] = line.split(';', 1);
    const name = pair.slice(0, pair.indexOf('=') + 1);
    const others = this.cookie.split('; ').filter((cookie) => cookie !== '' && !cookie.startsWith(name));
    this.cookie = [...others, ...(pair === name ? [] : [pair])].join('; ');
  }

  private async send(endpoint: Endpoint, request: TestRequest): Promise<TestAnswer<unknown>> {
    const { body, headers } = encode(endpoint, request);
    const response = await this.fetch(pathOf(endpoint, request), {
      method: endpoint.method.toUpperCase(),
      headers: { ...headers, ...request.headers },
      body,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }
}

/** Address of an endpoint with its parameters and query filled in. */
export function pathOf(endpoint: Pick<Endpoint, 'path'>, request: TestRequest): string {
  const params = (request.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, String(one));
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
}

function encode(endpoint: Endpoint, request: TestRequest): { body?: BodyInit; headers: Record<string, string> } {
  if (endpoint.multipart) {
    const form = new FormData();
    for (const [key, value] of Object.entries(request.body ?? {})) form.append(key, String(value));
    const { file } = request;
    if (file) form.append(endpoint.multipart.field, new Blob([file.bytes], { type: file.type }), file.name);
    return { body: form, headers: {} };
  }
  if (request.body === undefined) return { headers: {} };
  return { body: JSON.stringify(request.body), headers: { 'Content-Type': 'application/json' } };
}
