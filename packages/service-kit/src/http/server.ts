import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { addHealth } from '../health/health.ts';
import type { HealthOptions } from '../health/health.ts';
import type { Logger } from '../logger.ts';
import { addProblems, problemFor, sendProblem } from '../problem/answer.ts';
import type { MapError } from '../problem/answer.ts';
import { validatorCompiler } from '../problem/validation.ts';
import { addCleanInput } from './clean-input.ts';
import { answerClientError } from './client-error.ts';
import { addClosing } from './closing.ts';
import { addHandlerTimeout } from './handler-timeout.ts';
import { addJsonBody, maxBodyBytes } from './json-body.ts';
import { addMetrics, addMetricsRoute } from './metrics.ts';
import { addNotFound } from './not-found.ts';
import { addOpenApi } from './openapi.ts';
import type { OpenApiOptions } from './openapi.ts';
import { addRequestContext, requestIdOf, traceparentOf } from './request-context.ts';
import type { Server } from './server-type.ts';

export interface ServerOptions {
  readonly logger: Logger;
  readonly service: string;
  readonly health?: HealthOptions;
  /**
   * A handler that takes longer is answered for; a route with a stream sets its own. Default 20 s.
   */
  readonly handlerTimeoutMs?: number;
  /** Addresses or networks whose `X-Forwarded-For` is believed. Default: nobody's. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Describes the routes at `/openapi.json` and `/docs`. */
  readonly openApi?: OpenApiOptions;
  /** Turns a service's own errors into problems, before the common ones are looked at. */
  readonly mapError?: MapError;
  /**
   * Holds every answer against its response schema, and every problem against those that the route
   * lists: for tests. In service the types vouch for it
   * and the check would cost more than the answer.
   */
  readonly checkAnswers?: boolean;
}

const timeouts = {
  /** Headers and body must have arrived; no slow loris. */
  requestTimeout: 10_000,
  /** Idle connections between requests. */
  keepAliveTimeout: 65_000,
};

const createFastify = (loggerInstance: FastifyBaseLogger, trustedProxies: readonly string[]) =>
  Fastify({
    ...timeouts,
    http: {
      // How often the timeouts of what arrives are looked at; every 30 s if nobody says.
      connectionsCheckingInterval: 1_000,
      // 60 s if nobody says, and Node takes the larger of the two for the whole request.
      headersTimeout: timeouts.requestTimeout,
    },
    loggerInstance,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    childLoggerFactory: (parent, bindings, options, rawRequest) => {
      const traceparent = traceparentOf(rawRequest);
      const trace = traceparent === undefined ? {} : { trace_id: traceparent.slice(3, 35) };
      return parent.child({ ...bindings, ...trace }, options);
    },
    genReqId: requestIdOf,
    bodyLimit: maxBodyBytes,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 512 },
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      sendProblem(request, reply, problemFor(error), error);
    },
  }).withTypeProvider<ZodTypeProvider>();

/**
 * A Fastify server with everything that the services have in common, and no routes of its own but
 * `/health/*`, `/metrics`, and the documentation where it is asked for.
 *
 * The parts are added by plain calls and not as plugins, which would load only after the routes
 * that a caller adds at once: their `onRoute` hooks and decorators would come too late. Routes alone are
 * plugins, so that the documentation sees them.
 */
export const buildServer = (options: ServerOptions): Server => {
  const { logger, service, health = {}, openApi, mapError, checkAnswers = false } = options;
  const { handlerTimeoutMs = 20_000 } = options;
  const app: Server = createFastify(logger, options.trustedProxies ?? []);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(checkAnswers ? serializerCompiler : () => JSON.stringify);
  addProblems(app, mapError, checkAnswers && openApi !== undefined);
  addRequestContext(app);
  addHandlerTimeout(app, handlerTimeoutMs);
  addClosing(app);
  addJsonBody(app);
  addCleanInput(app);
  addNotFound(app);
  if (openApi !== undefined) addOpenApi(app, openApi);
  addMetrics(app, service);
  app.register((routes, _options, done) => {
    addMetricsRoute(routes);
    addHealth(routes, health);
    done();
  });
  return app;
};
