import type { Request } from 'express';
import { HttpError } from './errors.ts';

/** The revision that a save says it started from: `If-Match: "7"`. */
export function statedRevision(req: Request): number {
  const header = req.get('if-match');
  if (header === undefined)
    throw new HttpError(428, 'revision-required', 'Say which revision the change started from, in If-Match.');
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(header)?.[1];
  if (revision === undefined)
    throw new HttpError(400, 'malformed', 'If-Match must hold one revision in quotes, like "7".');
  return Number(revision);
}
