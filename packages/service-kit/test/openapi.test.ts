import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem, buildServer, createLogger, refusalsOf } from '../src/index.ts';
import type { Server } from '../src/index.ts';
import { openApiFaults } from '../src/testing.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const openApi = { title: 'Tea', description: 'Pots of tea.', version: '1' };

const refusals = refusalsOf({
  no_such_pot: { status: 404, title: 'There is no such pot' },
  pot_empty: { status: 409, title: 'The pot is empty' },
  pot_broken: { status: 409, title: 'The pot is broken' },
});

const pour = {
  operationId: 'pourTea',
  summary: 'Pour a cup',
  tags: ['tea'],
  security: [],
  params: z.object({ pot: z.string() }),
  body: z.strictObject({ cups: z.int().min(1) }),
  response: {
    200: z.object({ left: z.int() }),
    ...refusals('no_such_pot', 'pot_empty', 'pot_broken'),
  },
};

const serving = (add: (api: Server) => void): Server => {
  const app = buildServer({ logger, service: 'tea', openApi });
  app.register((api, _options, done) => {
    add(api);
    done();
  });
  return app;
};

const withTea = (changes: object = {}): Server =>
  serving((api) => {
    api.post('/pots/:pot/cups', { schema: { ...pour, ...changes } }, () => ({ left: 1 }));
  });

const responsesOf = async (app: Server) => {
  const document = (await app.inject('/openapi.json')).json<{
    paths: Record<string, { post: { responses: Record<string, { description: string }> } }>;
  }>();
  return document.paths['/pots/{pot}/cups']?.post.responses ?? {};
};

test('the document is valid and has every route', async () => {
  const app = withTea();
  expect(await openApiFaults(app)).toEqual([]);
  const { paths } = (await app.inject('/openapi.json')).json<{ paths: object }>();
  expect(Object.keys(paths).toSorted()).toEqual([
    '/health/dependencies',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/pots/{pot}/cups',
  ]);
});

test('an operation tells its problems by status and code, with what any may answer', async () => {
  const responses = await responsesOf(withTea());
  expect(Object.keys(responses)).toEqual(['200', '400', '404', '409', '413', '415', '500', '503']);
  expect(responses['409']).toEqual({
    description: '`pot_broken`: The pot is broken.\n\n`pot_empty`: The pot is empty.',
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            expect.objectContaining({
              properties: { code: { type: 'string', enum: ['pot_broken', 'pot_empty'] } },
            }),
          ],
        },
      },
    },
  });
  expect(responses['400']?.description).toContain('`malformed_json`');
});

test('what changes something may be sent a body that it does not want, and says so', async () => {
  const { body: _, ...bodiless } = pour;
  const app = serving((api) => {
    api.post('/pots/:pot/cups', { schema: bodiless }, () => ({ left: 1 }));
  });
  expect(Object.keys(await responsesOf(app))).toContain('415');
  const headers = { 'content-type': 'text/plain' };
  const answer = await app.inject({ method: 'POST', url: '/pots/1/cups', headers, body: 'x' });
  expect(answer.statusCode).toBe(415);
});

test('the page needs nothing from another host', async () => {
  const app = withTea();
  const page = await app.inject('/docs/');
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  const scripts = [...page.body.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(3);
  for (const path of scripts) {
    expect((await app.inject(`/docs${path}`)).statusCode, path).toBe(200);
  }
});

test('a value of any shape is allowed to be anything', async () => {
  const body = z.strictObject({ cups: z.int(), address: z.record(z.string(), z.unknown()) });
  const app = withTea({ body });
  expect(await openApiFaults(app)).toEqual([]);
  const text = (await app.inject('/openapi.json')).body;
  expect(text).toContain(
    '"address":{"type":"object","propertyNames":{"type":"string"},"additionalProperties":{}}',
  );
});

test('where answers are checked, a problem that the route does not list is an error', async () => {
  const app = buildServer({ logger, service: 'tea', openApi, checkAnswers: true });
  app.register((api, _options, done) => {
    const schema = { ...pour, body: undefined, response: refusals('pot_empty') };
    api.post('/:pot', { schema }, (request) => {
      const { pot } = request.params as { readonly pot: string };
      throw new Problem({ status: 409, code: `pot_${pot}` });
    });
    done();
  });
  const answer = async (pot: string) => {
    const { statusCode, body } = await app.inject({ method: 'POST', url: `/${pot}` });
    return { statusCode, detail: (JSON.parse(body) as { detail: string }).detail };
  };
  expect(await answer('empty')).toMatchObject({ statusCode: 409 });
  expect(await answer('broken')).toEqual({
    statusCode: 500,
    detail: 'POST /:pot does not say that it may answer 409 pot_broken',
  });
});

test('a server that is not asked for it describes nothing', async () => {
  const app = buildServer({ logger, service: 'tea' });
  expect((await app.inject('/openapi.json')).statusCode).toBe(404);
});

describe('is found to be at fault', () => {
  test.each<[string, Server, RegExp]>([
    ['a name that is not camelCase', withTea({ operationId: 'pour_tea' }), /operationId/],
    ['no summary', withTea({ summary: undefined }), /summary/],
    ['no tag', withTea({ tags: [] }), /tags/],
    ['no word on security', withTea({ security: undefined }), /security/],
    ['a schema of nothing but problems', withTea({ response: {} }), /when all is well/],
    [
      'a status without its problems',
      withTea({ response: { 200: z.object({}), 418: z.object({}) } }),
      /418 does not say which problems/,
    ],
    [
      'a value that can be nothing',
      withTea({ querystring: z.object({ hot: z.union([z.unknown()]) }) }),
      /can be nothing/,
    ],
    ['a route without a schema', serving((api) => void api.get('/pots', () => [])), /GET \/pots/],
    [
      'two operations of one name',
      serving((api) => {
        api.post('/a/:pot', { schema: pour }, () => ({ left: 1 }));
        api.post('/b/:pot', { schema: pour }, () => ({ left: 1 }));
      }),
      /is called pourTea like/,
    ],
  ])('%s', async (_, app, expected) => {
    const faults = await openApiFaults(app);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(expected);
  });
});
