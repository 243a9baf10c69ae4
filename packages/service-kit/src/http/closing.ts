import { commonProblem } from '../problem/problem.ts';
import type { Server } from './server-type.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** True from the moment the server begins to close. */
    isClosing: () => boolean;
  }
}

/**
 * A server that closes finishes what it has begun and refuses what comes later on connections
 * that are still open. Those end with their answer, else each would hold the close up until it
 * idles out.
 */
export const addClosing = (app: Server): void => {
  let closing = false;
  app.decorate('isClosing', () => closing);
  app.addHook('preClose', (next) => {
    closing = true;
    next();
  });
  app.addHook('onRequest', (_request, _reply, next) => {
    next(closing ? commonProblem('shutting_down') : undefined);
  });
  app.addHook('onSend', (_request, reply, payload, next) => {
    if (closing) reply.header('connection', 'close');
    next(null, payload);
  });
};
