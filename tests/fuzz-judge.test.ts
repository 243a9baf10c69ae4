import { expect, test } from 'vitest';
import { faultOf } from './support/fuzz/judge.ts';
import type { Operation } from './support/fuzz/openapi.ts';
import type { FuzzRequest } from './support/fuzz/request.ts';
import type { Answer } from './support/fuzz/sender.ts';

const problem = { type: 'object', properties: { code: { enum: ['no_tea'] } }, required: ['code'] };

const operation: Operation = {
  name: 'tea pourTea',
  url: 'http://127.0.0.1',
  document: { components: { schemas: { Cup: { type: 'object', required: ['size'] } } }, paths: {} },
  method: 'POST',
  path: '/cups',
  methodsOfPath: ['POST'],
  methodsThere: ['POST'],
  parameters: [],
  body: undefined,
  answers: {
    200: {
      headers: { ETag: { required: true, schema: { type: 'string', pattern: '^"' } } },
      content: {
        'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Cup' }] } },
      },
    },
    204: {},
    409: { content: { 'application/problem+json': { schema: problem } } },
    503: { content: { 'application/problem+json': { schema: {} } } },
  },
};

const request: FuzzRequest = {
  operation,
  method: 'POST',
  path: '/cups',
  headers: {},
  body: undefined,
  elsewhere: [],
  asksForPosition: false,
};

const answer = (status: number, body: unknown, changes: Partial<Answer> = {}): Answer => ({
  status,
  mediaType: status < 300 ? 'application/json' : 'application/problem+json',
  headers: { 'x-request-id': 'r', etag: '"1"' },
  text: body === undefined ? '' : JSON.stringify(body),
  elapsedMs: 1,
  ...changes,
});

const refusal = (code: string) => ({ code, request_id: 'r' });

test.each([
  ['what the document describes', request, answer(200, { size: 1 })],
  ['nothing where nothing is described', request, answer(204, undefined)],
  ['a refusal with a code of the document', request, answer(409, refusal('no_tea'))],
  [
    'what is so for a request to nowhere',
    { ...request, elsewhere: ['404 not_found'] },
    answer(404, refusal('not_found')),
  ],
  [
    'a query that waited in vain for its position',
    { ...request, asksForPosition: true },
    answer(503, refusal('read_model_behind')),
  ],
  [
    'another method that is refused',
    { ...request, method: 'PUT' },
    answer(405, refusal('method_not_allowed'), { headers: { 'x-request-id': 'r', allow: 'POST' } }),
  ],
])('is accepted: %s', (_, request, answer) => {
  expect(faultOf(request, answer)).toBeUndefined();
});

test.each([
  ['a body against its schema', request, answer(200, {}), /size/],
  ['a body that is no JSON', request, answer(200, 1, { text: '{' }), /no JSON/],
  [
    'a header that is missing',
    request,
    answer(200, { size: 1 }, { headers: { 'x-request-id': 'r' } }),
    /ETag is missing/,
  ],
  ['an answer without its id', request, answer(204, undefined, { headers: {} }), /x-request-id/],
  ['a code of another operation', request, answer(409, refusal('no_milk')), /allowed values/],
  ['a problem of another request', request, answer(409, { code: 'no_tea' }), /ids/],
  ['a status that is not documented', request, answer(404, refusal('not_found')), /status/],
  [
    'a media type that is not documented',
    request,
    answer(200, { size: 1 }, { mediaType: 'text/html' }),
    /text\/html/,
  ],
  ['a failure', request, answer(500, refusal('internal_error')), /failed/],
  ['a documented 503 without a cause', request, answer(503, refusal('overloaded')), /failed/],
  ['a limit', request, answer(429, refusal('rate_limited')), /limited/],
  [
    'another method that is taken',
    { ...request, method: 'PUT' },
    answer(200, { size: 1 }),
    /not refused/,
  ],
])('is found: %s', (_, request, answer, fault) => {
  expect(faultOf(request, answer)).toMatch(fault);
});
