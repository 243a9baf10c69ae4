import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { Server } from './server-type.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The service's own metrics go in here too. */
    metrics: Registry;
  }
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One histogram over all routes, and the log line of every request. */
export const addMetrics = (app: Server, service: string): void => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its whole answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  app.decorate('metrics', registry);
  app.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    next();
  });
};

const schema = {
  operationId: 'getMetrics',
  summary: 'Metrics in the text format of Prometheus',
  tags: ['operations'],
  security: [],
  response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
};

/** `GET /metrics`. */
export const addMetricsRoute = (app: Server): void => {
  app.get('/metrics', { schema, logLevel: 'warn' }, async (_request, reply) => {
    reply.type(app.metrics.contentType);
    return await app.metrics.metrics();
  });
};
