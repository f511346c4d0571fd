import type { z } from 'zod';

/** What a staff member may do follows from their role (see `server/staff/roles.ts`). */
export const STAFF_ROLES = ['admin', 'csm', 'am'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * Who may call an endpoint. There is no default: a route without a decision does not type-check.
 *
 * - `public`: anyone, signed in or not (sign-in itself, health checks, the API description)
 * - `staff`: every signed-in staff member
 * - a list of roles: those roles only
 *
 * Account managers are further held to their own customers by the gate in `server/customers/access.ts`
 * wherever a path names a customer.
 */
export type Access = 'public' | 'staff' | readonly StaffRole[];

/** One endpoint of the JSON API, described apart from its handler so that router, OpenAPI, typed client and the access matrix derive from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path under `/api/v1`, with Express-style parameters: `/customers/:customerId`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  /** JSON body; for `multipart` endpoints the fields beside the file. */
  readonly body?: Body;
  /** The body is `multipart/form-data` with one file in this field. */
  readonly multipart?: { readonly field: string; readonly maxBytes: number; readonly optional?: boolean };
  /** A save that must state the revision it started from in `If-Match`; a stale one gets 409. */
  readonly ifMatch?: boolean;
  /** JSON response body; absent means 204 without a body, unless `produces` is set. */
  readonly response?: Response;
  /** Media type of a response that is not JSON (a download, an event stream). */
  readonly produces?: string;
  /** Status of success; 200 with a response, 204 without, unless given. */
  readonly status?: 200 | 201 | 202 | 204;
}

/** Declares an endpoint with its schemas' types kept. */
export function defineEndpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(endpoint: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return endpoint;
}
