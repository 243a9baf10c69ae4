import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { DocumentedAnswer, Operation, Schema } from './openapi.ts';
import type { FuzzRequest } from './request.ts';
import type { Answer } from './sender.ts';

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);

const compiled = new Map<object, ValidateFunction>();

const validatorOf = (schema: Schema, { document }: Operation): ValidateFunction => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = ajv.compile({ ...schema, components: document.components });
  compiled.set(schema, made);
  return made;
};

const faultOfBody = (schema: Schema, operation: Operation, text: string): string | undefined => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'the body is no JSON';
  }
  const validate = validatorOf(schema, operation);
  return validate(body) ? undefined : `the body: ${ajv.errorsText(validate.errors)}`;
};

const faultOfHeaders = (
  { headers = {} }: DocumentedAnswer,
  operation: Operation,
  answer: Answer,
): string | undefined => {
  for (const [name, { required = false, schema }] of Object.entries(headers)) {
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined && required) return `the header ${name} is missing`;
    if (value !== undefined && !validatorOf(schema, operation)(value)) return `the header ${name}`;
  }
  return undefined;
};

/** What never comes true while everything runs; the rest of the 503s may, in a fuzz. */
const trueRefusals: Readonly<Record<string, (request: FuzzRequest) => boolean>> = {
  not_reserved_yet: () => true,
  // Everything that a fuzz has written is indexed when the first one asks, on whatever machine.
  causes_behind: () => true,
  read_model_behind: ({ asksForPosition }) => asksForPosition,
};

export const codeOf = ({ text }: Answer): string => /"code":"(\w+)"/.exec(text)?.[1] ?? '';

const faultOfStatus = (request: FuzzRequest, answer: Answer): string | undefined => {
  const code = codeOf(answer);
  if (answer.status === 429 && code === 'rate_limited') return 'nobody is to be limited here';
  if (answer.status < 500) return undefined;
  if (answer.status === 503 && trueRefusals[code]?.(request) === true) return undefined;
  return 'the server failed';
};

const faultOfProblem = (answer: Answer): string | undefined => {
  if (!answer.mediaType.startsWith('application/problem+json')) return undefined;
  const id = /"request_id":"([^"]+)"/.exec(answer.text)?.[1];
  return id === answer.headers['x-request-id'] ? undefined : 'the ids of the request differ';
};

/** A method that the path does not have must be refused, with those that it has. */
const faultOfMethod = ({ operation }: FuzzRequest, answer: Answer): string | undefined => {
  if (answer.status !== 405) return 'a method that is not there was not refused';
  const allowed = answer.headers['allow']?.split(', ') ?? [];
  const isTold = operation.methodsOfPath.every((method) => allowed.includes(method));
  return isTold ? undefined : 'the refusal does not say which methods there are';
};

/** What is wrong with an answer, held against the document; `undefined` when nothing is. */
export const faultOf = (request: FuzzRequest, answer: Answer): string | undefined => {
  const { operation } = request;
  const failed = faultOfStatus(request, answer) ?? faultOfProblem(answer);
  if (failed !== undefined) return failed;
  if (answer.headers['x-request-id'] === undefined) return 'there is no x-request-id';
  if (request.method !== operation.method) return faultOfMethod(request, answer);
  if (request.elsewhere.includes(`${answer.status} ${codeOf(answer)}`)) return undefined;
  const documented = operation.answers[answer.status];
  if (documented === undefined) return 'the status is not documented';
  const { content: contents = {} } = documented;
  if (Object.keys(contents).length === 0 && answer.text === '') return undefined;
  const content = contents[answer.mediaType];
  if (content === undefined) return `${answer.mediaType} is not documented`;
  const fault = faultOfHeaders(documented, operation, answer);
  if (fault !== undefined || content.schema === undefined) return fault;
  if (!answer.mediaType.endsWith('json')) return undefined;
  return faultOfBody(content.schema, operation, answer.text);
};
