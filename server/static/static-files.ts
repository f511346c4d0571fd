import { join } from 'node:path';
import express, { Router } from 'express';
import { buildFolder } from './build-folder.ts';

/** Built files of the staff app (`/app/*`) and of portal pages (`/portal/*`). Their names carry a hash, so they never change. */
export function staticFiles(folder = buildFolder): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const options = { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: true } as const;
  router.use('/app', express.static(join(folder, 'builder'), options));
  router.use('/portal', express.static(join(folder, 'portal'), options));
  router.use(['/app', '/portal'], (_req, res) => {
    res.status(404).type('text/plain').send('There is no such file.');
  });
  return router;
}
