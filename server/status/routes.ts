import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { metrics } from './metrics.ts';
import { isReady } from './readiness.ts';

/** `/healthz` (the process lives), `/readyz` (send it requests) and, with a token, `/metrics`. */
export function statusRoutes(metricsToken: string | undefined): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ ok: true });
  });
  router.get('/readyz', async (_req, res) => {
    const ready = await isReady();
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready });
  });
  router.get('/metrics', async (req, res) => {
    if (!metricsToken || !isToken(req.get('authorization'), metricsToken)) {
      res.status(404).type('text/plain').send('Not found.');
      return;
    }
    res
      .set('Cache-Control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.metrics());
  });
  return router;
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
