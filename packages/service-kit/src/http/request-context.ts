import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSpanContextValid } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import type { Server } from './server-type.ts';

/** What ties a request to its logs, events and messages. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's W3C trace context, as it came. */
  readonly traceparent?: string;
}

const requestIdPattern = /^[\w.:@+/=-]{1,128}$/;
const traceparentPattern = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The caller's `X-Request-Id` when it is fit for logs, else a new one. */
export const requestIdOf = (request: IncomingMessage): string => {
  const given = single(request.headers['x-request-id']);
  return given !== undefined && requestIdPattern.test(given) ? given : randomUUID();
};

/** The caller's `traceparent`, when it is a valid one. */
export const traceparentOf = (request: IncomingMessage): string | undefined => {
  const given = single(request.headers.traceparent);
  const [, traceId = '', spanId = '', flags = ''] = traceparentPattern.exec(given ?? '') ?? [];
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) };
  return given?.startsWith('ff') !== true && isSpanContextValid(context) ? given : undefined;
};

/** The ids that commands, events and messages of this request carry. */
export const requestContext = (request: FastifyRequest): RequestContext => {
  const traceparent = traceparentOf(request.raw);
  return { requestId: request.id, ...(traceparent !== undefined && { traceparent }) };
};

/** Answers carry the request's id and trace. */
export const addRequestContext = (app: Server): void => {
  app.addHook('onRequest', (request, reply, next) => {
    const { requestId, traceparent } = requestContext(request);
    reply.header('x-request-id', requestId);
    if (traceparent !== undefined) reply.header('traceparent', traceparent);
    next();
  });
};
