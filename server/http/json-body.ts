import express, { type RequestHandler } from 'express';
import { HttpError } from './errors.ts';
import { invalidFields } from './validate.ts';

/** Deepest JSON that a request may hold: a document with rich text nests to about 70. */
const MAX_DEPTH = 100;

/** Most bytes of a signed-in request's JSON, and of one that anybody may send. */
const MAX_STAFF_BYTES = 2_000_000;
const MAX_PUBLIC_BYTES = 16_000;

const parsers = {
  staff: express.json({ limit: MAX_STAFF_BYTES, type: 'application/json' }),
  public: express.json({ limit: MAX_PUBLIC_BYTES, type: 'application/json' }),
};

/** Reads a JSON body, refusing other types (415), too much (413), too deep and reserved keys (422). */
export function jsonBody(who: 'staff' | 'public'): RequestHandler {
  const parse = parsers[who];
  return (req, res, next) => {
    const length = req.get('content-length');
    const empty = req.get('transfer-encoding') === undefined && (length === undefined || length === '0');
    if (empty) {
      req.body = {};
      next();
      return;
    }
    if (!req.is('application/json')) {
      next(new HttpError(415, 'not-json', 'Send JSON with the header Content-Type: application/json.'));
      return;
    }
    parse(req, res, (error) => {
      if (error) next(error);
      else {
        try {
          refuseHostileShape(req.body);
          next();
        } catch (refusal) {
          next(refusal);
        }
      }
    });
  };
}

/**
 * Refuses what no honest client sends anywhere: nesting without end, `__proto__`, and keys that a database reads as
 * operators. Walks with a list of its own, so that depth costs no stack.
 */
export function refuseHostileShape(body: unknown): void {
  const open: { value: unknown; path: readonly string[] }[] = [{ value: body, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > MAX_DEPTH) throw invalidFields({ [path.slice(0, 5).join('.')]: 'is nested too deeply' });
    for (const [key, child] of Object.entries(value)) {
      if (key === '__proto__' || key.startsWith('$'))
        throw invalidFields({ [[...path, key].join('.').slice(0, 200)]: 'is not an acceptable name' });
      if (typeof child === 'object' && child !== null) open.push({ value: child, path: [...path, key] });
    }
  }
}
