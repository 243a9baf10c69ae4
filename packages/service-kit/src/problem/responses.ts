import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import type { ProblemKind } from './catalogue.ts';
import { problemMediaType, problemSchema } from './problem.ts';
import type { ProblemBody } from './problem.ts';

type ProblemKinds = Readonly<Record<string, ProblemKind>>;
type Responses = Readonly<Record<number | string, unknown>>;

/** The problems of one status, as the schema of a route has them. */
export interface ProblemResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType<ProblemBody> }>>;
  /** By their codes. */
  readonly kinds: ProblemKinds;
}

const isProblemResponse = (response: unknown): response is ProblemResponse =>
  typeof response === 'object' && response !== null && 'kinds' in response;

/** Whether the `response` of a route's schema lists a problem. */
export const isDocumentedProblem = (responses: unknown, status: number, code: string): boolean => {
  const response = (responses as Responses | undefined)?.[status];
  return isProblemResponse(response) && Object.hasOwn(response.kinds, code);
};

const responseOf = (kinds: ProblemKinds): ProblemResponse => {
  const codes = Object.keys(kinds).toSorted();
  const schema = problemSchema.and(z.looseObject({ code: z.enum(codes) }));
  return {
    description: codes.map((code) => `\`${code}\`: ${kinds[code]?.title}.`).join('\n\n'),
    content: { [problemMediaType]: { schema } },
    kinds,
  };
};

/** The `response` of a route's schema for these problems, by their statuses. */
export const problemResponsesOf = (kinds: ProblemKinds): Record<number, ProblemResponse> => {
  const byStatus = Map.groupBy(Object.entries(kinds), ([, { status }]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, entries]) => [status, responseOf(Object.fromEntries(entries))]),
  );
};

/**
 * Adds problems to the `response` of a schema; those of one status become one answer. A status that
 * answers something else on this route keeps it.
 */
export const mergeProblemResponses = (
  responses: unknown,
  added: Readonly<Record<number, ProblemResponse>>,
): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...(responses as Responses | undefined) };
  for (const [status, response] of Object.entries(added)) {
    const present = merged[status];
    if (present === undefined) merged[status] = response;
    if (!isProblemResponse(present)) continue;
    merged[status] = responseOf({ ...present.kinds, ...response.kinds });
  }
  return merged;
};

/**
 * Makes the function with which the routes of a service say what they refuse, by the codes of the
 * service's own table and of the common one:
 *
 *     export const refusals = refusalsOf(kinds);
 *     response: { 200: orderSchema, ...refusals('order_not_found', 'illegal_transition') }
 *
 * What every route may answer (`invalid_request`, `timeout`, …) is added by the server.
 */
export const refusalsOf =
  <Code extends string>(own: Readonly<Record<Code, ProblemKind>>) =>
  (...codes: readonly Code[]): Record<number, ProblemResponse> =>
    problemResponsesOf(Object.fromEntries(codes.map((code) => [code, own[code]])));

/** Of the common problems, these are not of any one operation. */
const elsewhere = new Set<string>([
  'not_found',
  'method_not_allowed',
  'request_timeout',
  'headers_too_large',
]);
const ofBodies = new Set<string>(['malformed_json', 'payload_too_large', 'unsupported_media_type']);

/** The problems that every operation may answer, of those that read a body or of the others. */
export const commonProblemResponses = (readsBody: boolean): Record<number, ProblemResponse> => {
  const entries = Object.entries(catalogue).filter(
    ([code]) => !elsewhere.has(code) && (readsBody || !ofBodies.has(code)),
  );
  return problemResponsesOf(Object.fromEntries(entries));
};
