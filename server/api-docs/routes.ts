import { Router } from 'express';
import { openApiDocument } from '../http/openapi.ts';
import stylesheet from './docs.css?raw';
import { apiDocsPage } from './page.ts';

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API's description: `/api/v1/openapi.json` for programs, `/api/docs` for people (B-12). */
export function apiDocsRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let page: string | undefined;
  let description: string | undefined;
  router.get('/api/v1/openapi.json', (_req, res) => {
    description ??= JSON.stringify(openApiDocument());
    res.set('Cache-Control', 'no-cache').type('json').send(description);
  });
  router.get('/api/docs', (_req, res) => {
    page ??= apiDocsPage();
    res.set('Content-Security-Policy', POLICY).set('Cache-Control', 'no-cache').type('html').send(page);
  });
  router.get('/api/docs/style.css', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('css').send(stylesheet);
  });
  return router;
}
