import type { z } from 'zod';
import type { Endpoint } from '../../http/endpoint.ts';
import type { DemoSignIn } from './product.ts';

type Shape<Schema> = Schema extends z.ZodUndefined ? undefined : Schema extends z.ZodType ? z.input<Schema> : undefined;
type Answer<Schema> = Schema extends z.ZodUndefined
  ? undefined
  : Schema extends z.ZodType
    ? z.output<Schema>
    : undefined;

/** What a call of an endpoint gives besides its path. */
export interface CallInput<E extends Endpoint> {
  readonly params?: Shape<NonNullable<E['params']>>;
  readonly query?: Shape<NonNullable<E['query']>>;
  readonly body?: Shape<NonNullable<E['body']>>;
  readonly ifMatch?: number;
  readonly headers?: Record<string, string>;
}

/** Path with its parameters filled in. */
export function pathOf(endpoint: Endpoint, params: Record<string, string> = {}): string {
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? name));
}

/** A staff member's (or nobody's) way to the API over real HTTP, for arranging and for looking behind the pages. */
export class StaffApi {
  private constructor(
    readonly origin: string,
    readonly cookie: string,
  ) {}

  /** A caller who is not signed in. */
  static anonymous(origin: string): StaffApi {
    return new StaffApi(origin, '');
  }

  /** Signs in with e-mail and password. */
  static async signIn(origin: string, { email, password }: Pick<DemoSignIn, 'email' | 'password'>): Promise<StaffApi> {
    const response = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`Signing in as ${email}: ${response.status} ${await response.text()}`);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
    return new StaffApi(origin, cookies.join('; '));
  }

  /** The raw answer. */
  async send<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): Promise<Response> {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
      if (value !== undefined) query.set(key, String(value));
    }
    const path = pathOf(endpoint, input.params as Record<string, string> | undefined);
    return fetch(`${this.origin}/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method.toUpperCase(),
      headers: {
        Origin: this.origin,
        Cookie: this.cookie,
        ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(input.ifMatch === undefined ? {} : { 'If-Match': `"${input.ifMatch}"` }),
        ...input.headers,
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
  }

  /** The answer's body; anything but success throws with what the server said. */
  async call<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): Promise<Answer<NonNullable<E['response']>>> {
    const response = await this.send(endpoint, input);
    const text = await response.text();
    if (!response.ok) throw new Error(`${endpoint.method} ${endpoint.path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer<NonNullable<E['response']>>;
  }

  /** Uploads one file to a multipart endpoint. */
  async upload<E extends Endpoint>(
    endpoint: E,
    input: { params?: Record<string, string>; fields?: Record<string, string>; name: string; content: Blob },
  ): Promise<Answer<NonNullable<E['response']>>> {
    const form = new FormData();
    for (const [key, value] of Object.entries(input.fields ?? {})) form.set(key, value);
    form.set(endpoint.multipart?.field ?? 'file', input.content, input.name);
    const response = await fetch(`${this.origin}/api/v1${pathOf(endpoint, input.params)}`, {
      method: endpoint.method.toUpperCase(),
      headers: { Origin: this.origin, Cookie: this.cookie },
      body: form,
    });
    if (!response.ok)
      throw new Error(`${endpoint.method} ${endpoint.path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer<NonNullable<E['response']>>;
  }
}
