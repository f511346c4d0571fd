import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { checkAccess } from './access.ts';
import type { Endpoint } from './endpoint.ts';
import { apiErrors } from './error-handler.ts';
import { HttpError, notFound } from './errors.ts';
import { statedRevision } from './if-match.ts';
import { jsonBody } from './json-body.ts';
import { receiveFile } from './multipart.ts';
import type { HandlerContext, Route, SignedInStaff } from './route.ts';
import { validate } from './validate.ts';

/** What the router asks of the resources. */
export interface ApiOptions {
  /** Who is signed in, loaded fresh. */
  readonly staffOf: (req: Request) => Promise<SignedInStaff | null>;
  /** Throws unless this staff member may use this customer: called wherever a path names one. */
  readonly checkCustomer: (staff: SignedInStaff, customerId: string) => Promise<void>;
  /** Hold answers against the endpoint's schema (tests and development). */
  readonly checkResponses: boolean;
}

type Context = HandlerContext<unknown, unknown, unknown, SignedInStaff | null>;

/**
 * Registers every route under one router, in the order: who may, does the address make sense, is the customer theirs,
 * then query, body and revision, so that nobody can upload or probe what is not theirs.
 */
export function apiRouter(routes: readonly Route[], options: ApiOptions): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  for (const route of [...routes].sort(staticPathsFirst)) {
    router[route.endpoint.method](route.endpoint.path, async (req, res) => {
      await answer(route, req, res, options);
    });
  }
  router.use(noSuchRoute, apiErrors);
  return router;
}

/** The answer for every address of the API that is none. */
export const noSuchRoute: RequestHandler = (_req, _res, next) => {
  next(new HttpError(404, 'no-such-route', 'There is no such address in the API.'));
};

async function answer({ endpoint, handler }: Route, req: Request, res: Response, options: ApiOptions): Promise<void> {
  res.set('Cache-Control', 'no-store');
  const staff = await options.staffOf(req);
  checkAccess(endpoint.access, staff);
  const params = pathParams(endpoint, req);
  const customerId = (params as { customerId?: string } | undefined)?.customerId;
  if (staff && customerId !== undefined) await options.checkCustomer(staff, customerId);
  const query = queryOf(endpoint, req);
  const file = endpoint.multipart ? await receiveFile(req, res, endpoint.multipart) : undefined;
  const body = await bodyOf(endpoint, req, res);
  const revision = endpoint.ifMatch ? statedRevision(req) : 0;
  const result = await handler({ params, query, body, staff, file, revision, req, res } satisfies Context);
  if (endpoint.produces === undefined) send(endpoint, res, result, options.checkResponses);
}

/** An address whose parameters cannot name anything names nothing. */
function pathParams(endpoint: Endpoint, req: Request): unknown {
  if (!endpoint.params) return undefined;
  const parsed = endpoint.params.safeParse(req.params);
  if (!parsed.success) throw notFound('thing');
  return parsed.data;
}

/** Each key once, and only those that the endpoint knows. */
function queryOf(endpoint: Endpoint, req: Request): unknown {
  const known = endpoint.query instanceof z.ZodObject ? endpoint.query.strict() : z.strictObject({});
  return validate(known, { ...req.query });
}

async function bodyOf(endpoint: Endpoint, req: Request, res: Response): Promise<unknown> {
  if (!endpoint.body) return undefined;
  if (!endpoint.multipart) await readJson(endpoint, req, res);
  return validate(endpoint.body, endpoint.multipart ? { ...req.body } : req.body);
}

function readJson(endpoint: Endpoint, req: Request, res: Response): Promise<void> {
  const read = jsonBody(endpoint.access === 'public' ? 'public' : 'staff');
  return new Promise((resolve, reject) => {
    read(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

function send(endpoint: Endpoint, res: Response, result: unknown, check: boolean): void {
  if (!endpoint.response) {
    res.status(endpoint.status ?? 204).end();
    return;
  }
  if (check) {
    const checked = endpoint.response.safeParse(result);
    if (!checked.success)
      throw new Error(`${endpoint.method} ${endpoint.path} answers against its schema: ${checked.error.message}`);
  }
  res.status(endpoint.status ?? 200).json(result);
}

/** `/customers/filters` before `/customers/:customerId`. */
function staticPathsFirst(a: Route, b: Route): number {
  const key = (route: Route) => route.endpoint.path.replaceAll(':', '~');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
