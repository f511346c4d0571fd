import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { addresses } from './addresses.ts';
import { apiDocsRoutes } from './api-docs/routes.ts';
import type { Config } from './config.ts';
import { checkCustomer } from './customers/access.ts';
import { refuseCrossOrigin } from './http/cross-origin.ts';
import { apiErrors } from './http/error-handler.ts';
import { requestLog } from './http/request-log.ts';
import { apiRouter, noSuchRoute } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { mutePages } from './mail/mute-page.ts';
import type { PortalPages } from './pages/portal-pages.ts';
import { portalRouter } from './pages/router.ts';
import { previewPages } from './preview/pages.ts';
import { routes } from './routes.ts';
import { hasStaffCookie, staffOf, staffSessions } from './staff/session.ts';
import { builderApp } from './static/builder-app.ts';
import { staticFiles } from './static/static-files.ts';
import { timeRequests } from './status/metrics.ts';
import { statusRoutes } from './status/routes.ts';

/** What the application needs to know; the database is connected before. */
export interface AppOptions
  extends Pick<Config, 'publicUrl' | 'trustProxy' | 'sessionSecret' | 'metricsToken' | 'production'> {
  readonly logger: Logger;
  /** The published pages, shared with the hot path. */
  readonly pages: PortalPages;
}

/** The whole web application but the hot path of published pages, which is served before it. */
export async function createApp(options: AppOptions): Promise<Express> {
  addresses.publicUrl = options.publicUrl;
  const app = express();
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy);

  app.use(statusRoutes(options.metricsToken));
  app.use(timeRequests, requestLog(options.logger), securityHeaders(options.publicUrl));
  app.use(staticFiles());
  app.use(apiDocsRoutes());
  app.use(refuseCrossOrigin(options.publicUrl));

  app.use('/p', portalRouter(options.pages));
  app.use('/mail', mutePages());

  const sessions = staffSessions({
    secret: options.sessionSecret,
    https: options.publicUrl.startsWith('https://'),
  });
  app.use('/api/v1', sessions, apiRouter(routes, { staffOf, checkCustomer, checkResponses: !options.production }));
  app.use('/api', noSuchRoute);
  app.use('/preview', sessions, previewPages(staffOf));
  app.get(/.*/, builderApp(hasStaffCookie));
  app.use(apiErrors);
  return app;
}
