import { type Problem, type ProblemKind, problemOf, refusalsOf } from '@order-ledger/service-kit';

/** What this service refuses, beside the problems that every service knows. */
const kinds = {
  order_not_found: { status: 404, title: 'There is no such order' },
  stock_item_not_found: { status: 404, title: 'The product is not stocked there' },
  reservation_not_found: { status: 404, title: 'Nothing was ever reserved under this id' },
  product_not_found: { status: 404, title: 'There is no such product' },
  moment_not_found: { status: 404, title: 'It was not there at that moment' },
  audit_not_found: { status: 404, title: 'This instance has run no such audit' },
  cause_not_found: { status: 404, title: 'The ledger knows nothing of this id' },
  too_many_streams: {
    status: 429,
    title: 'The caller follows too many orders at once',
    retryAfterSeconds: 10,
  },
  causes_behind: {
    status: 503,
    title: 'The index of events is still being made',
    retryAfterSeconds: 2,
  },
  read_model_behind: {
    status: 503,
    title: 'The answer would be older than what was asked for',
    retryAfterSeconds: 1,
  },
  read_model_not_ready: {
    status: 503,
    title: 'The read model has not been made yet',
    retryAfterSeconds: 2,
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** For the `response` of a route's schema: what it may refuse. */
export const refusals = refusalsOf(kinds);

/** The same for a route over the read model, whose tables can be behind or not there yet. */
export const readRefusals = (
  ...codes: readonly (keyof typeof kinds)[]
): ReturnType<typeof refusals> => refusals(...codes, 'read_model_behind', 'read_model_not_ready');

export const queryProblem = (code: keyof typeof kinds, detail?: string): Problem =>
  problemOf(code, kinds[code], detail === undefined ? {} : { detail });

/** PostgreSQL: a schema or table is not there, because no projector has run yet. */
const undefinedTable = new Set<unknown>(['42P01', '3F000']);

export const mapQueryError = (error: unknown): Problem | undefined =>
  error instanceof Error && 'code' in error && undefinedTable.has(error.code)
    ? queryProblem('read_model_not_ready')
    : undefined;
