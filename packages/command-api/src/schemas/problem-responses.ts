import { problemSchema } from '@order-ledger/service-kit';

const content = { 'application/problem+json': { schema: problemSchema } };

/** What every command answers to a bad request or a bad moment, and what a route adds to it. */
export const problemResponses = (...statuses: readonly (404 | 409 | 412)[]) =>
  Object.fromEntries([400, 413, 415, 422, 503, ...statuses].map((status) => [status, { content }]));
