import type { OrderBody } from '@order-ledger/contracts/http';
import { describe, expect, it } from 'vitest';
import { line, orderOf, post, send, startLedger, stocked, typesOf } from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

/* What holds for every route that is one command to one order. */

const ledger = await startLedger();
const app = ledger.instance();
const nobody = '00000000-0000-4000-8000-000000000000';
const thing = '11111111-1111-4111-8111-111111111111';

const routes: readonly (readonly ['POST' | 'PATCH' | 'PUT', string, object])[] = [
  ['PATCH', '', { notes: 'ring twice' }],
  ['PATCH', '', { items: [{ line: 1, quantity: 2 }] }],
  ['POST', '/payment', { method: 'card' }],
  ['POST', '/payment', { method: 'card', reference: 'p-1', amount: '10.00' }],
  ['POST', '/cancel', { reason: 'too slow' }],
  ['POST', '/cancel', { items: [{ line: 1, quantity: 1 }] }],
  ['PATCH', '/status', { status: 'cancelled' }],
  ['PUT', '/status', { status: 'processing' }],
  ['POST', '/shipments', { carrier: 'DHL', items: [{ line: 1 }] }],
  ['POST', `/shipments/${thing}/deliver`, {}],
  ['POST', '/returns', { items: [{ line: 1 }], reason: 'worn' }],
  ['POST', `/returns/${thing}/complete`, { restock: false }],
  ['POST', `/returns/${thing}/decline`, { reason: 'worn' }],
  ['POST', '/refunds/1/complete', { reference: 'r-1' }],
  ['POST', '/refunds/1/fail', { code: 'closed' }],
];

const placed = async (): Promise<string> =>
  (await post(app, '/orders', orderOf(line(await stocked(app, 5), 3)))).body.id;

describe.each(routes)('%s /orders/:id%s %o', (method, path, body) => {
  const call = async (id: string, more: object = {}, headers = {}) =>
    await send<OrderBody & ProblemAnswer>(
      app,
      method,
      `/orders/${id}${path}`,
      { ...body, ...more },
      headers,
    );

  it('knows no order that was not placed', async () => {
    for (const headers of [{}, { 'if-match': '"1"' }, { 'idempotency-key': crypto.randomUUID() }]) {
      const answer = await call(nobody, {}, headers);
      expect([answer.status, answer.body.code]).toEqual([404, 'order_not_found']);
    }
  });

  it('holds the revision that If-Match names', async () => {
    const id = await placed();
    const stale = await call(id, {}, { 'if-match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_revision']);
    expect(stale.headers['etag']).toBe('"1"');
    expect((await call(id, {}, { 'if-match': 'W/"1"' })).status).toBe(400);
    expect(await typesOf(ledger, `order-${id}`)).toHaveLength(2);
  });

  it('takes no field that it does not know', async () => {
    const { status, body: problem } = await call(await placed(), { colour: 'red' });
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, '/colour']);
  });

  it('is one command per key', async () => {
    const id = await placed();
    const key = crypto.randomUUID();
    const first = await call(id, { idempotency_key: key });
    const again = await call(id, {}, { 'idempotency-key': key });
    expect(again.status).toBe(first.status);
    expect({ ...again.body, request_id: '' }).toEqual({ ...first.body, request_id: '' });
    expect(again.headers['etag']).toBe(first.headers['etag']);
    const differ = await call(id, { idempotency_key: key }, { 'idempotency-key': 'other' });
    expect([differ.status, differ.body.code]).toEqual([400, 'idempotency_keys_differ']);
  });

  it('says where the ledger stands', async () => {
    const { status, headers } = await call(await placed(), {});
    if (status >= 500) throw new Error(`answered ${status}`);
    expect(headers).toMatchObject({
      etag: expect.stringMatching(/^"\d+"$/),
      'ledger-position': expect.stringMatching(/^\d+$/),
    });
  });
});
