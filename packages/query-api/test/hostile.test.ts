import { randomUUID } from 'node:crypto';
import { placeOrder, testTime } from '@order-ledger/projector/testing';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from './support/system.ts';

const system = await testSystem({ readWaitMs: 0 });
const { app } = system;
/** An order that is there. */
const placedId = randomUUID();
const parts = ['history', 'edits', 'reservations', 'events', 'state', 'diff', 'progress'];
beforeAll(async () => {
  await system.startProjector();
  const shippingAddress = await system.personalData.seal('user:ada', '"London"');
  await system.writer.order(placedId, placeOrder(placedId, { shippingAddress }));
  const cancel = { type: 'CancelOrder', code: 'requested', comment: null, at: testTime } as const;
  await system.writer.order(placedId, cancel);
});

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '-1', '0', '1e9', '99999999999999999999', '\u0000', "' or 1=1 --", '[]'),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '2026-02-30T00:00:00Z'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uuid(),
);
const name = fc.constantFrom(
  'user_id',
  'status',
  'product_id',
  'created_from',
  'created_to',
  'page',
  'limit',
  'cursor',
  'min_position',
  'at',
  'revision',
  'from',
  'to',
  'after',
  '__proto__',
);
const parameter = fc
  .tuple(name, value)
  .map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`);
const query = fc.array(parameter, { maxLength: 4 }).map((parameters) => parameters.join('&'));

const segment = value.map((text) => encodeURIComponent(text.toWellFormed()));
const path = fc.oneof(
  fc.constant('/orders'),
  segment.map((id) => `/orders/${id}`),
  segment.map((id) => `/inventory/${id}`),
  fc
    .tuple(segment, segment, fc.constantFrom('', '/events', '/state', '/diff'))
    .map(([product, warehouse, part]) => `/inventory/${product}/${warehouse}${part}`),
  fc
    .tuple(fc.oneof(segment, fc.constant(placedId)), fc.constantFrom(...parts))
    .map(([id, part]) => `/orders/${id}/${part}`),
  segment.map((id) => `/orders/product/${id}`),
  segment.map((id) => `/reservations/${id}`),
  segment.map((id) => `/products/${id}`),
  fc.constantFrom('/products', '/analytics/orders'),
);

describe('whatever is asked, the answer is no server error', () => {
  it('to a path and a query', async () => {
    const property = fc.asyncProperty(path, query, async (path, query) => {
      const reply = await app.inject(`/api/v1${path}?${query}`);
      const late = reply.statusCode === 503 && reply.body.includes('"read_model_behind"');
      expect(late || reply.statusCode < 500).toBe(true);
    });
    await expect(fc.assert(property, { numRuns: 300 })).resolves.toBeUndefined();
  });

  it('to a body', async () => {
    const body = fc.oneof(fc.json(), fc.record({ items: fc.jsonValue() }).map(JSON.stringify));
    const property = fc.asyncProperty(body, async (payload) => {
      const headers = { 'content-type': 'application/json' };
      const url = '/api/v1/inventory/batch';
      const reply = await app.inject({ method: 'POST', url, headers, payload });
      expect(reply.statusCode).toBeLessThan(500);
    });
    await expect(fc.assert(property, { numRuns: 200 })).resolves.toBeUndefined();
  });
});
