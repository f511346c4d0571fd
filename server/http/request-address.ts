import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';

const underWay = new AsyncLocalStorage<string | undefined>();

/** Remembers from where a request came for everything that is done to answer it. */
export const rememberAddress: RequestHandler = (req, _res, next) => {
  underWay.run(req.ip, next);
};

/** Network address of the request that is being answered; null outside of one. */
export function requestAddress(): string | null {
  return underWay.getStore() ?? null;
}
