import { expect, it } from 'vitest';
import { z } from 'zod';
import { Problem, buildServer, createLogger, problemSchema } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });

class OutOfTeaError extends Error {
  readonly code = 'out_of_tea';
}

const app = buildServer({
  logger,
  service: 'test',
  checkAnswers: true,
  mapError: (error) =>
    error instanceof OutOfTeaError
      ? new Problem({ status: 418, code: error.code, extra: { pots: 0 } })
      : undefined,
});
const body = z.strictObject({ name: z.string(), more: z.unknown().optional() });
app.post('/things/:id', { schema: { body } }, async ({ body }) => body);
app.get(
  '/things',
  { schema: { querystring: z.object({ q: z.string().optional() }) } },
  async (r) => r.query,
);
app.get('/tea', async () => await Promise.reject(new OutOfTeaError()));
app.get('/slow', { handlerTimeout: 20 }, async () => await new Promise(() => undefined));
app.get('/bug', async () => await Promise.reject(new Error('postgres://u:p@db said no')));
app.get(
  '/down',
  async () =>
    await Promise.reject(Object.assign(new Error('x'), { code: 'event_store_unavailable' })),
);
app.get(
  '/lie',
  { schema: { response: { 200: z.object({ a: z.int() }) } } },
  async (_r, reply) => await reply.send({ a: 1.5 }),
);

const json = { 'content-type': 'application/json' };
const post = (payload: string | Buffer, headers: Record<string, string> = json) =>
  ({ method: 'POST', url: '/things/1', payload, headers }) as const;
const get = (url: string) => ({ method: 'GET', url }) as const;
const nested = (depth: number): string =>
  `{"name":"x","more":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

it.each([
  ['no such path', get('/nope'), 404, 'not_found'],
  ['a path that does not decode', get('/%zz'), 400, 'malformed_request'],
  ['a path parameter of 600 characters', get(`/things/${'x'.repeat(600)}`), 404, 'not_found'],
  ['another method', { method: 'DELETE', url: '/things/1' } as const, 405, 'method_not_allowed'],
  ['no body', { method: 'POST', url: '/things/1' } as const, 400, 'invalid_request'],
  ['an empty body', post(''), 400, 'invalid_request'],
  ['not JSON', post('{"name":'), 400, 'malformed_json'],
  ['not UTF-8', post(Buffer.from([0x22, 0xff, 0x22])), 400, 'malformed_json'],
  [
    'another media type',
    post('a', { 'content-type': 'text/plain' }),
    415,
    'unsupported_media_type',
  ],
  [
    'a form',
    post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported_media_type',
  ],
  ['over 64 KiB', post(`{"name":"${'x'.repeat(65_536)}"}`), 413, 'payload_too_large'],
  ['21 levels', post(nested(21)), 400, 'malformed_json'],
  ['30,000 levels', post(nested(30_000)), 400, 'malformed_json'],
  ['U+0000', post(String.raw`{"name":"a\u0000"}`), 400, 'malformed_json'],
  ['U+0000 in a key', post(String.raw`{"a\u0000":1}`), 400, 'malformed_json'],
  ['a lone surrogate', post(String.raw`{"name":"\ud800"}`), 400, 'malformed_json'],
  ['__proto__', post('{"name":"x","__proto__":{"a":1}}'), 400, 'malformed_json'],
  ['an escaped __proto__', post(String.raw`{"\u005f_proto__":1}`), 400, 'malformed_json'],
  ['constructor.prototype', post('{"constructor":{"prototype":{}}}'), 400, 'malformed_json'],
  ['a wrong type', post('{"name":1}'), 400, 'invalid_request'],
  ['U+0000 in the query', get('/things?q=%00'), 400, 'invalid_request'],
  ['an own error', get('/tea'), 418, 'out_of_tea'],
  ['a handler that takes too long', get('/slow'), 503, 'timeout'],
  ['a bug', get('/bug'), 500, 'internal_error'],
  ['a dependency down', get('/down'), 503, 'event_store_unavailable'],
  ['an answer against its schema', get('/lie'), 500, 'internal_error'],
])('answers %s with a problem', async (_what, request, status, code) => {
  const response = await app.inject(request);
  expect(response.headers['content-type']).toContain('application/problem+json');
  const problem = problemSchema.parse(response.json());
  expect(problem).toMatchObject({ status, code, request_id: response.headers['x-request-id'] });
  expect(response.statusCode).toBe(status);
  expect(response.body).not.toMatch(/postgres:|node_modules|\.ts:/);
});

it('points at every wrong field', async () => {
  const response = await app.inject(post('{"name":1,"a/b":2,"c~d":3}'));
  expect(response.json<{ errors: unknown }>().errors).toEqual([
    { pointer: '/name', message: 'Invalid input: expected string, received number' },
    { pointer: '/a~1b', message: 'there is no such field' },
    { pointer: '/c~0d', message: 'there is no such field' },
  ]);
});

it('lists at most 50 errors', async () => {
  const keys = Array.from({ length: 500 }, (_, index) => `"k${index}":0`);
  const response = await app.inject(post(`{${keys.join()}}`));
  expect(response.json<{ errors: unknown[] }>().errors).toHaveLength(50);
});

it('says what is allowed, when to retry, and what a service adds', async () => {
  const wrongMethod = await app.inject({ method: 'PUT', url: '/things/1' });
  expect(wrongMethod.headers.allow).toBe('POST');
  expect((await app.inject(get('/down'))).headers['retry-after']).toBe('2');
  expect((await app.inject(get('/tea'))).json()).toMatchObject({ pots: 0, title: 'Out of tea' });
});

it('accepts 20 levels', async () => {
  expect((await app.inject(post(nested(20)))).statusCode).toBe(200);
});

it('reads every text in NFC', async () => {
  const response = await app.inject(post('{"name":"Cafe\u0301","more":{"e\u0301":["e\u0301"]}}'));
  expect(response.json()).toEqual({ name: 'Caf\u00E9', more: { '\u00E9': ['\u00E9'] } });
});
