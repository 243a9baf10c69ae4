import { hash, timingSafeEqual } from 'node:crypto';
import { buildServer, Problem } from '@order-ledger/service-kit';
import type { Logger, Server } from '@order-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiKeyHeader, inventoryPath } from '../warehouse-api.ts';
import type { Calls } from './calls.ts';
import { failuresChangeSchema } from './failures.ts';
import type { FailurePlan } from './failures.ts';
import { failure, inventoryRoutes, success } from './inventory-routes.ts';
import { OperationReusedError } from './warehouse.ts';
import type { Warehouse } from './warehouse.ts';

export interface SimulatorParts {
  readonly warehouse: Warehouse;
  readonly calls: Calls;
  readonly plan: FailurePlan;
  readonly apiKey: string;
  readonly logger: Logger;
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Answers errors in the warehouse's own words rather than the ledger's. */
const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof Problem) {
    return reply.code(error.status).send(failure(error.code, error.message));
  }
  if (error instanceof OperationReusedError) {
    return reply.code(422).send(failure(error.code, 'the id belongs to another operation'));
  }
  if (error instanceof RangeError) {
    return reply.code(400).send(failure('invalid_request', error.message));
  }
  request.log.error({ err: error }, 'call failed');
  return reply.code(500).send(failure('internal_error', 'the warehouse is in trouble'));
};

/** Everything but health and metrics needs the key. */
const guard = (app: Server, apiKey: string): void => {
  const expected = digest(apiKey);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request, reply) => {
    const given = request.headers[apiKeyHeader];
    if (typeof given === 'string' && timingSafeEqual(digest(given), expected)) return undefined;
    return await reply
      .code(401)
      .send(failure('unauthorized', `${apiKeyHeader} is wrong or missing`));
  });
};

const adminRoutes = (app: Server, plan: FailurePlan): void => {
  app.get('/failures', async () => success(plan.current()));
  app.patch('/failures', { schema: { body: failuresChangeSchema } }, async (request) =>
    success(plan.change(request.body)),
  );
};

/** The simulated warehouse's server, not listening yet. */
export const buildSimulator = (parts: SimulatorParts): Server => {
  const { warehouse, calls, plan, apiKey, logger } = parts;
  const app = buildServer({ logger, service: 'warehouse-simulator' });
  app.register(
    async (scope) => {
      guard(scope, apiKey);
      inventoryRoutes(scope, warehouse, calls);
    },
    { prefix: inventoryPath },
  );
  app.register(
    async (scope) => {
      guard(scope, apiKey);
      adminRoutes(scope, plan);
    },
    { prefix: '/admin' },
  );
  // Calls that get no answer would hold the close up until their callers hang up.
  app.addHook('preClose', async () => app.server.closeAllConnections());
  return app;
};
