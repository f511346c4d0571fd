import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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

/** Times every request that reaches Express; no addresses, which would hold secret links. */
export const timeRequests: RequestHandler = (req, res, next) => {
  const stop = duration.startTimer();
  res.once('finish', () => stop({ method: req.method, status: `${Math.floor(res.statusCode / 100)}xx` }));
  next();
};
