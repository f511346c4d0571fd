import express, { type RequestHandler } from 'express';
import { recordVisit } from '../visits/record.ts';
import { publishedDocument } from './published.ts';
import { admittedOf } from './viewer-request.ts';

const readForm = express.urlencoded({ extended: false, limit: 8192, parameterLimit: 200 });

/** A page tells at least as often as it is left; nobody looks at one section for longer without that. */
const MAX_SECONDS = 4 * 3600;

/** `POST /p/:key/seen`: how many seconds each section of the page was in view. Whatever it says, the answer is empty. */
export const seenRoute: RequestHandler<{ key: string }>[] = [
  readForm as RequestHandler<{ key: string }>,
  async (req, res) => {
    const admitted = admittedOf(res);
    const document = await publishedDocument(admitted.link);
    const sections = new Set(document?.pages.flatMap((page) => page.sections.map(({ id }) => id)));
    const seconds = new Map<string, number>();
    for (const [id, value] of Object.entries({ ...(req.body as Record<string, unknown> | undefined) })) {
      const told = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : 0;
      if (told > 0 && sections.has(id)) seconds.set(id, Math.min(told, MAX_SECONDS));
    }
    if (seconds.size > 0) recordVisit(req, admitted, { kind: 'sections', seconds });
    res.set('Cache-Control', 'no-store').status(204).end();
  },
];
