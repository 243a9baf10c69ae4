import { commonProblem } from '../problem/problem.ts';
import type { Server } from './server-type.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Answers for a handler that takes too long. */
    handlerTimer: NodeJS.Timeout | null;
  }
}

/**
 * A handler that takes longer than this is answered for, with a `timeout`. Fastify has the same, and
 * a route that sets its own `handlerTimeout` gets that one; but it gives every request an
 * `AbortController` and aborts it when the request ends well, which costs as much as reading the
 * body. Nothing here waits for such a signal.
 */
export const addHandlerTimeout = (app: Server, timeoutMs: number): void => {
  app.decorateRequest('handlerTimer', null);
  app.addHook('onRequest', (request, reply, next) => {
    if (request.routeOptions.handlerTimeout === 0) {
      request.handlerTimer = setTimeout(() => {
        if (reply.sent || reply.raw.destroyed) return;
        if (reply.raw.headersSent) reply.raw.destroy();
        else reply.send(commonProblem('timeout'));
      }, timeoutMs);
    }
    next();
  });
  app.addHook('onResponse', ({ handlerTimer }, _reply, next) => {
    if (handlerTimer !== null) clearTimeout(handlerTimer);
    next();
  });
};
