import { randomBytes, randomInt } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { fuzz } from './support/fuzz/fuzz.ts';
import type { FuzzOptions } from './support/fuzz/fuzz.ts';
import { operationsOf } from './support/fuzz/openapi.ts';
import { catalogue, customers, price, warehouses } from './support/fuzz/words.ts';
import { answerTo, holdConnections } from './support/held-connections.ts';
import { testSystem } from './support/system.ts';

/** `npm run fuzz` asks for 20,000; the seed of a failed run makes its requests again. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2_000);
/** So many come to every operation in every state; fewer now and then miss one. */
const thorough = 20_000;
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));

const webhookSecret = randomBytes(32).toString('base64');
const tokenSecret = randomBytes(32).toString('base64');
const unlimited = '1000000000';

const { stack, ...system } = await testSystem({
  WEBHOOK_SECRETS: webhookSecret,
  JWT_SECRET: tokenSecret,
  JWT_ISSUER: 'fuzz',
  JWT_AUDIENCE: 'order-ledger',
  PAYMENT_DEADLINE_SECONDS: '10',
  ABANDON_AFTER_SECONDS: '10',
  WAREHOUSE_RETRY_DELAY_MS: '100',
  // Some refunds are left for a person.
  PAYMENT_FAILURE_RATE: '0.3',
  PAYMENT_REFUND_FAILURE_RATE: '0.5',
  READ_WAIT_MS: '5000',
  RATE_LIMIT_PER_MINUTE_ANONYMOUS: unlimited,
  RATE_LIMIT_PER_MINUTE_CUSTOMER: unlimited,
  RATE_LIMIT_PER_MINUTE_FAILURES: unlimited,
});
const { 'command-api': commandApi, 'query-api': queryApi } = stack.services;

const credentialsOf = async (customer: string) => {
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(customer)
    .setIssuer('fuzz')
    .setAudience('order-ledger')
    .setExpirationTime('1 day')
    .sign(Buffer.from(tokenSecret));
  return [customer, `Bearer ${token}`] as const;
};
const credentials = await Promise.all(customers.map(credentialsOf));
const customerByCredentials = new Map<string, string>(
  credentials.map(([name, bearer]) => [bearer, name]),
);
/** Nobody in particular most of the time. */
const callers = [
  ...Array.from({ length: 8 }, () => ({})),
  ...credentials.map(([, authorization]) => ({ authorization })),
];

let audits = 0;

/** The things of the catalogue stay as they are: else soon nothing could be ordered any more. */
const isSpared: FuzzOptions['isSpared'] = ({ method, path, body }) =>
  // An audit reads the whole ledger: a few of them, not one all the time.
  (method === 'POST' && path.endsWith('/audits') && (audits += 1) > 10) ||
  (path.includes('/products/thing-') && method !== 'GET') ||
  (path.endsWith('/inventory/update') && /"(adjusted|counted)".*"thing-/s.test(String(body)));

const faultOfSuccess: FuzzOptions['faultOfSuccess'] = ({ headers }, { text }) => {
  const customer = customerByCredentials.get(headers['authorization'] ?? '');
  if (customer === undefined) return undefined;
  const owners = [...text.matchAll(/"user_id":"([^"]*)"/g)].map(([, owner]) => owner);
  return owners.every((owner) => owner === customer) ? undefined : 'it is another customer’s';
};

const command = async (path: string, body: unknown): Promise<void> => {
  const reply = await fetch(new URL(`/api/v1${path}`, commandApi.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
};

for (const id of catalogue) {
  await command('/products', { product_id: id, name: id, price, currency: 'USD' });
  for (const warehouse_id of warehouses) {
    const pieces = { type: 'received', product_id: id, warehouse_id, quantity: 1_000_000 };
    await command('/inventory/update', pieces);
  }
}

const operations = [
  ...(await operationsOf('command-api', commandApi.url)),
  ...(await operationsOf('query-api', queryApi.url)),
];

/* In the way of everything else: they are there before the requests, and looked at after them. */
const idle = await holdConnections(commandApi.url, 2_000);
const slow = await holdConnections(queryApi.url, 500, { slow: 'header' });
const endless = await holdConnections(commandApi.url, 200, { slow: 'body' });

test(
  `${requests} requests, seed ${seed}: every answer is one that the documents describe`,
  async () => {
    const startedMs = performance.now();
    const tally = await fuzz({
      operations,
      requests,
      seed,
      atOnce: 24,
      callers,
      webhookSecret,
      isSpared,
      faultOfSuccess,
    });
    process.stdout.write(tally.report(performance.now() - startedMs));
    expect(tally.failures().join('\n')).toBe('');
    const never = operations.filter((operation) => tally.successes(operation) === 0);
    expect(requests < thorough ? [] : never.map(({ name }) => name)).toEqual([]);
  },
  // A sender is patient for half a minute; this is for a machine that has much else to do.
  requests * 60 + 60_000,
);

test.each([
  ['2,000 connections that say nothing', idle],
  ['500 connections with a header that never ends', slow],
  ['200 connections with a body that never ends', endless],
])('%s were told so and cut', async (_, held) => {
  for (const said of await held.cut) {
    expect(said).toMatch(/^HTTP\/1.1 408 .*application\/problem\+json.*"request_timeout"/s);
  }
});

test.each([
  ['a field', '/health/live', { 'x-large': 'x'.repeat(20_000) }],
  ['a path', `/health/${'x'.repeat(20_000)}`, {}],
  [
    '2,000 fields',
    '/health/live',
    Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`x-${index}`, 'x'])),
  ],
])('a head that is too large is refused: %s', async (_, path, headers) => {
  const reply = await fetch(new URL(path, queryApi.url), { headers });
  expect(reply.status).toBe(431);
  expect(await reply.json()).toMatchObject({ code: 'headers_too_large' });
});

test.each([
  ['no request', 'hello\r\n\r\n'],
  ['another version', 'GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['a length below zero', 'POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  [
    'two lengths',
    'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
  [
    'a length and chunks',
    'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a field with a control character', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\u0001b\r\n\r\n'],
  ['a blank before the colon', 'GET / HTTP/1.1\r\nHost : x\r\n\r\n'],
])('what is no HTTP is refused and cut: %s', async (_, bytes) => {
  const said = await answerTo(commandApi.url, bytes);
  expect(said).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json.*"malformed_request"/s);
});

test('the ledger is whole after it', async () => {
  const { orders } = await system.settledInspection([]);
  expect(orders.size).toBeGreaterThan(0);
}, 120_000);
