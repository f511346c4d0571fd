import { createServer, type RequestListener, type Server } from 'node:http';
import { VIEWER_COOKIE } from '../access/viewer-sessions.ts';
import { noteLook } from '../visits/record.ts';
import { inTurns } from './in-turns.ts';
import type { PortalPages } from './portal-pages.ts';
import { sendReady } from './send-ready.ts';

/** Listens for requests: ready pages of open links first, everything else by the application. */
export function createHttpServer(app: RequestListener, pages: PortalPages): Server {
  return createServer(withHotPath(app, pages));
}

/**
 * The hot path: a page that is kept and open to anybody with the link goes out before Express sees the request.
 * Nothing else is decided here. A kept page is dropped by every change of what it shows and of who may see it, so that
 * being there means being true; whoever is known by a cookie gets a page of their own, further down. The application
 * takes its requests in turns, so that a burst of them holds up no ready page.
 */
export function withHotPath(app: RequestListener, pages: PortalPages): RequestListener {
  const application = inTurns(app);
  return (req, res) => {
    const url = req.url ?? '';
    if (url.startsWith('/p/') && (req.method === 'GET' || req.method === 'HEAD')) {
      const page = pages.ready(url);
      if (page?.open && !req.headers.cookie?.includes(VIEWER_COOKIE)) {
        sendReady(req, res, page);
        noteLook(url, req);
        return;
      }
    }
    application(req, res);
  };
}
