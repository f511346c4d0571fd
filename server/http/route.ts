import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Endpoint, StaffRole } from './endpoint.ts';

/** The signed-in staff member of a request, loaded fresh for each, so that disabling or a new role holds at once. */
export interface SignedInStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  /** An account manager who sees and serves only the customers they own (DESIGN 7). */
  readonly ownCustomersOnly: boolean;
  /** Network address that they ask from; only the audit keeps it. */
  readonly address?: string | undefined;
}

/** A file of a multipart request, on disk until the request ends, with its type sniffed from the bytes. */
export interface ReceivedFile {
  readonly path: string;
  /** As the browser said it, made safe for display and download. */
  readonly name: string;
  /** bytes */
  readonly size: number;
  readonly mediaType: string;
}

type Output<Schema> = Schema extends z.ZodUndefined
  ? undefined
  : Schema extends z.ZodType
    ? z.output<Schema>
    : undefined;

/** What a handler is given: every part checked against the endpoint's schemas before it runs. */
export interface HandlerContext<Params, Query, Body, Staff> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who asks; null only on public endpoints. */
  readonly staff: Staff;
  /** The uploaded file of a multipart endpoint; absent where optional and not sent. */
  readonly file: ReceivedFile | undefined;
  /** Revision of `If-Match`; present on endpoints with `ifMatch`. */
  readonly revision: number;
  readonly req: Request;
  /** For endpoints with `produces`, which write the response themselves, and for sessions. */
  readonly res: Response;
}

/** An endpoint with its handler. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handler: (context: HandlerContext<unknown, unknown, unknown, SignedInStaff | null>) => Promise<unknown>;
}

/**
 * Binds a handler to a staff endpoint. The handler returns the response body (checked against the endpoint's
 * schema in tests and development); it throws `HttpError` for anything else.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handler: (
    context: HandlerContext<Output<P>, Output<Q>, Output<B>, SignedInStaff>,
  ) => Promise<R extends z.ZodUndefined ? void : z.input<R>>,
): Route {
  return { endpoint, handler: handler as Route['handler'] };
}

/** Binds a handler to a public endpoint; `staff` may be null. */
export function publicRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handler: (
    context: HandlerContext<Output<P>, Output<Q>, Output<B>, SignedInStaff | null>,
  ) => Promise<R extends z.ZodUndefined ? void : z.input<R>>,
): Route {
  return { endpoint, handler: handler as Route['handler'] };
}
