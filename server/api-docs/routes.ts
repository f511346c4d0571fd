import { Router } from 'express';
import stylesheet from './docs.css?raw';
import { apiDocsPage } from './page.ts';

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/api/docs`: the API's description for people (B-12). */
export function apiDocsRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let page: string | undefined;
  router.get('/api/docs', (_req, res) => {
    page ??= apiDocsPage();
    res.set('Content-Security-Policy', POLICY).set('Cache-Control', 'no-cache').type('html').send(page);
  });
  router.get('/api/docs/style.css', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('css').send(stylesheet);
  });
  return router;
}
