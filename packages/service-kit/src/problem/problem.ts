import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import type { CommonProblemCode, ProblemKind } from './catalogue.ts';

/** What is wrong with one member of a request. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the part of the request that `detail` names. */
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemOptions {
  readonly status: number;
  /** Snake case, stable: what a program branches on. */
  readonly code: string;
  readonly title?: string;
  /** What is wrong this time, for a person. Holds no personal data. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the answer. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** An error that is an answer: RFC 9457 problem details. Throw it from any handler. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(options: ProblemOptions) {
    const title = options.title ?? titleOf(options.code);
    const { stackTraceLimit } = Error;
    // An answer and no fault: where it was made tells nobody anything, and costs more than the rest.
    if (options.status < 500) Error.stackTraceLimit = 0;
    super(options.detail ?? title);
    Error.stackTraceLimit = stackTraceLimit;
    this.status = options.status;
    this.code = options.code;
    this.title = title;
    this.errors = options.errors;
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
  }
}

type Details = Omit<ProblemOptions, 'status' | 'code' | 'title'>;

/** A problem of a kind: status, title and `Retry-After` come from the table that lists it. */
export const problemOf = (code: string, kind: ProblemKind, details: Details = {}): Problem => {
  const { status, title, retryAfterSeconds } = kind;
  const retry: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new Problem({
    ...details,
    status,
    code,
    title,
    headers: { ...retry, ...details.headers },
  });
};

/** A problem of the common catalogue. */
export const commonProblem = (code: CommonProblemCode, details?: Details): Problem =>
  problemOf(code, catalogue[code], details);

/** The shape of every error's body, for route schemas. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' });

export type ProblemBody = z.output<typeof problemSchema>;

export const problemMediaType = 'application/problem+json';

export const problemBody = (problem: Problem, requestId: string): ProblemBody => ({
  ...problem.extra,
  type: `urn:order-ledger:problem:${problem.code}`,
  title: problem.title,
  status: problem.status,
  detail: problem.message,
  code: problem.code,
  request_id: requestId,
  ...(problem.errors !== undefined && { errors: [...problem.errors] }),
});
