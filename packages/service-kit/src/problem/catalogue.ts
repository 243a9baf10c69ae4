/** Status and title that belong to a code. A code is public and never changes its meaning. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** Codes that any endpoint can answer. What a business rule refuses is listed by its service. */
export const catalogue = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  malformed_json: { status: 400, title: 'The body is not acceptable JSON' },
  malformed_request: { status: 400, title: 'The request is not well-formed HTTP' },
  not_found: { status: 404, title: 'There is nothing at this path' },
  method_not_allowed: { status: 405, title: 'The method is not allowed at this path' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json' },
  headers_too_large: { status: 431, title: 'The header fields are too large' },
  internal_error: { status: 500, title: 'Something went wrong on the server' },
  poison_event: { status: 500, title: 'The ledger holds an event that cannot be read' },
  database_unavailable: {
    status: 503,
    title: 'The database is not available',
    retryAfterSeconds: 2,
  },
  event_store_unavailable: {
    status: 503,
    title: 'The event store is not available; the outcome is not known',
    retryAfterSeconds: 2,
  },
  overloaded: { status: 503, title: 'Too many requests wait already', retryAfterSeconds: 1 },
  shutting_down: { status: 503, title: 'This instance is stopping', retryAfterSeconds: 1 },
  timeout: { status: 503, title: 'The answer took too long', retryAfterSeconds: 2 },
  too_much_contention: {
    status: 503,
    title: 'Too many changes to the same thing at once',
    retryAfterSeconds: 1,
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type CommonProblemCode = keyof typeof catalogue;

export const isCommonProblemCode = (code: unknown): code is CommonProblemCode =>
  typeof code === 'string' && Object.hasOwn(catalogue, code);
