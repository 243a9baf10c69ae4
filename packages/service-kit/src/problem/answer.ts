import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from '../http/server-type.ts';
import { isPostgresUnavailable } from '../postgres/errors.ts';
import { isCommonProblemCode } from './catalogue.ts';
import type { CommonProblemCode } from './catalogue.ts';
import { Problem, commonProblem, problemBody, problemMediaType } from './problem.ts';
import { isDocumentedProblem } from './responses.ts';

export type MapError = (error: unknown) => Problem | undefined;

/** Fastify's own errors, by their code. */
const codeByFastifyError: Readonly<Record<string, CommonProblemCode>> = {
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_HANDLER_TIMEOUT: 'timeout',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Which problem an error is. Anything unexpected is an `internal_error` that says nothing. */
export const problemFor = (error: unknown, mapError?: MapError): Problem => {
  if (error instanceof Problem) return error;
  const mapped = mapError?.(error);
  if (mapped !== undefined) return mapped;
  const code = codeOf(error);
  if (isCommonProblemCode(code)) return commonProblem(code);
  const known = typeof code === 'string' ? codeByFastifyError[code] : undefined;
  if (known !== undefined) return commonProblem(known);
  if (isPostgresUnavailable(error)) return commonProblem('database_unavailable');
  const status = (error as Partial<FastifyError> | null)?.statusCode ?? 500;
  return commonProblem(status >= 400 && status < 500 ? 'malformed_request' : 'internal_error');
};

/** Answers with a problem; server errors are logged with their cause. */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  cause?: unknown,
): FastifyReply => {
  if (problem.status >= 500 && problem.code !== 'shutting_down') {
    request.log.error({ err: cause ?? problem, code: problem.code }, 'request failed');
  }
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(problemMediaType)
    .send(JSON.stringify(problemBody(problem, request.id)));
};

/** An answer that the route's own description does not know is a mistake of the description. */
const documented = (request: FastifyRequest, problem: Problem): Problem => {
  const { method, url, schema } = request.routeOptions;
  const { status, code } = problem;
  if (schema === undefined || isDocumentedProblem(schema.response, status, code)) return problem;
  return commonProblem('internal_error', {
    detail: `${String(method)} ${url} does not say that it may answer ${status} ${code}`,
  });
};

/**
 * Every error of every route becomes `application/problem+json`. `onlyDocumented`: a problem that
 * the schema of its route does not list is an error; for tests.
 */
export const addProblems = (app: Server, mapError?: MapError, onlyDocumented = false): void => {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemFor(error, mapError);
    const answer = onlyDocumented ? documented(request, problem) : problem;
    return sendProblem(request, reply, answer, error);
  });
};
