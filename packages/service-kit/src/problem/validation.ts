import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { commonProblem } from './problem.ts';
import type { FieldError } from './problem.ts';

/** Enough to mend a request by; a hostile one could have thousands. */
const maxErrors = 50;

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const fieldErrors = (issue: z.core.$ZodIssue): readonly FieldError[] => {
  if (issue.code !== 'unrecognized_keys') {
    return [{ pointer: pointerOf(issue.path), message: issue.message }];
  }
  return issue.keys.map((key) => ({
    pointer: pointerOf([...issue.path, key]),
    message: 'there is no such field',
  }));
};

/**
 * Validates a part of a request with its zod schema; what fails is an `invalid_request`. The schema is
 * compiled when the first request comes: that takes milliseconds, and there are many routes.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = httpPart ?? 'request';
  let compiled: z.ZodType | undefined;
  return (data: unknown) => {
    compiled ??= z.compile(schema);
    const result = compiled.safeParse(data);
    if (result.success) return { value: result.data };
    const errors = result.error.issues.slice(0, maxErrors).flatMap(fieldErrors);
    const detail = `the ${part === 'querystring' ? 'query' : part} is not valid`;
    return {
      error: commonProblem('invalid_request', { detail, errors: errors.slice(0, maxErrors) }),
    };
  };
};
