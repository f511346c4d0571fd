import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Figures of this process for Prometheus. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const duration = new Histogram({
  name: 'portico_http_request_seconds',
  help: 'Time to answer, by method and class of status',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

/** Plain numbers until somebody asks for the figures: pages go out by the ten thousand in a second. */
const pages = { hit: 0, miss: 0 };

new Counter({
  name: 'portico_page_cache_total',
  help: 'Portal pages asked for, by whether they lay ready',
  labelNames: ['result'],
  registers: [metrics],
  collect() {
    this.reset();
    for (const [result, count] of Object.entries(pages)) this.inc({ result }, count);
  },
});

/** Counts a portal page that was asked for: ready in memory, or to be made. */
export function countPage(result: keyof typeof pages): void {
  pages[result] += 1;
}

/** Times every request that reaches Express; no addresses, which would hold secret links. */
export const timeRequests: RequestHandler = (req, res, next) => {
  const stop = duration.startTimer();
  res.once('finish', () => stop({ method: req.method, status: `${Math.floor(res.statusCode / 100)}xx` }));
  next();
};
