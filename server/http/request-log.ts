import type { Logger } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

/** Parts of addresses that open something: kept out of the log. */
const SECRET_PARTS = /^\/(p|sign-in|setup|invitation|mail\/mute)\/[^/?]+/;
/** A one-time link below a share link. */
const SECRET_TOKEN = /^(\/p\/…\/enter)\/.*/;

/** Address of a request as it may be logged: without query, and without what makes a link secret. */
export function loggableUrl(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(SECRET_PARTS, '/$1/…').replace(SECRET_TOKEN, '$1/…').slice(0, 300);
}

/** Logs requests: method, address and status, no headers, no bodies. */
export function requestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    serializers: {
      req: (req: { method: string; url: string }) => ({ method: req.method, url: loggableUrl(req.url) }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    quietReqLogger: true,
  });
}
