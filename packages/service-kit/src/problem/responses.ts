import { problemSchema } from './problem.ts';

const content = { 'application/problem+json': { schema: problemSchema } };

/**
 * For the `response` of a route's schema: the problems that any route may answer, to a bad request
 * or at a bad moment, and those with the statuses that this one adds.
 */
export const problemResponses = (...statuses: readonly (404 | 409 | 412 | 413 | 415 | 422)[]) =>
  Object.fromEntries([400, 503, ...statuses].map((status) => [status, { content }]));
