import { randomUUID } from 'node:crypto';
import { placeOrder, testTime as at } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer } = system;

describe('the catalogue', () => {
  let position = 0n;
  beforeAll(async () => {
    await system.startProjector();
    for (const id of ['mug', 'pot', 'tea']) {
      const product = { productId: id, name: `A ${id}`, price: 999, currency: 'JPY', at };
      await writer.product(id, { type: 'CreateProduct', ...product });
    }
    await writer.product('tea', { type: 'ChangeProduct', name: 'Green tea', price: 5, at });
    position = await writer.product('pot', { type: 'DiscontinueProduct', at });
  });

  it('has a product with its terms of now', async () => {
    const { body, headers } = await get(app, '/products/tea', position);
    expect(body).toMatchObject({
      id: 'tea',
      product_id: 'tea',
      name: 'Green tea',
      price: '5',
      currency: 'JPY',
      status: 'listed',
      created_at: at,
      links: { self: '/api/v1/products/tea' },
    });
    expect(headers['etag']).toBe('"2"');
  });

  it('keeps what is not sold any more', async () => {
    expect((await get(app, '/products/pot', position)).body).toMatchObject({
      status: 'discontinued',
    });
  });

  it('is listed by id, a page at a time', async () => {
    const first = await get(app, '/products?limit=2', position);
    expect(first.body).toMatchObject({
      data: [{ id: 'mug' }, { id: 'pot' }],
      meta: { limit: 2, next_after: 'pot' },
    });
    const second = await get(app, '/products?limit=2&after=pot', position);
    expect(second.body).toMatchObject({ data: [{ id: 'tea' }], meta: { next_after: null } });
    const listed = await get(app, '/products?status=listed', position);
    expect(listed.body).toMatchObject({ data: [{ id: 'mug' }, { id: 'tea' }] });
  });

  it('has nothing that was not put there', async () => {
    expect(await get(app, '/products/cup', position)).toMatchObject({
      status: 404,
      body: { code: 'product_not_found' },
    });
  });
});

describe('analytics', () => {
  const day = '2026-11-19';
  let position = 0n;

  beforeAll(async () => {
    const item = { productId: 'sum', warehouseId: 'main' };
    const movement = { item, movementId: 'm', quantity: 100, reason: '', at };
    await writer.stock(item, { type: 'ReceiveStock', ...movement });
    const placedAt = `${day}T12:00:00.000Z`;
    const dueAt = `${day}T12:15:00.000Z`;
    for (const [index, currency] of ['USD', 'USD', 'USD', 'EUR'].entries()) {
      const orderId = randomUUID();
      const lines = [{ ...item, quantity: 1, unitPrice: 1_000 * (index + 1) }];
      const charges = { discount: 0, tax: 0, shipping: 0 };
      const facts = { currency, lines, charges, placedAt, paymentDueAt: dueAt };
      await writer.stock(item, {
        type: 'ReserveStock',
        reservationId: orderId,
        quantity: 1,
        expiresAt: dueAt,
        at: placedAt,
      });
      position = await writer.order(orderId, placeOrder(orderId, facts));
      if (index !== 0) continue;
      await writer.order(orderId, { type: 'ExpireOrder', at: dueAt });
      const expire = { type: 'ExpireReservation', reservationId: orderId, at: dueAt } as const;
      position = await writer.stock(item, expire);
    }
    const orderId = randomUUID();
    await writer.order(orderId, placeOrder(orderId, { placedAt }));
    const cancel = { type: 'CancelOrder', code: 'requested', comment: null, at } as const;
    position = await writer.order(orderId, cancel);
  });

  const sums = {
    orders: 5,
    by_status: { expired: 1, reserved: 3, cancelled: 1 },
    values: [
      { currency: 'EUR', created: '40.00', average: '40.00' },
      { currency: 'USD', created: '82.98', average: '20.74' },
    ],
    cancellation_rate: 0.2,
    reservations: 4,
    reservation_expiry_rate: 0.25,
  };

  it('sum up each day, and all of them', async () => {
    const query = `from=2026-11-01T00:00:00Z&to=2026-11-20T00:00:00Z`;
    const { status, body } = await get(app, `/analytics/orders?${query}`, position);
    expect(status).toBe(200);
    expect(body).toEqual({ data: [{ day, ...sums }], meta: { totals: sums } });
  });

  it('of a time without orders say so', async () => {
    const query = 'from=2020-01-01T00:00:00Z&to=2020-12-31T00:00:00Z';
    expect((await get(app, `/analytics/orders?${query}`)).body).toEqual({
      data: [],
      meta: {
        totals: {
          orders: 0,
          by_status: {},
          values: [],
          cancellation_rate: null,
          reservations: 0,
          reservation_expiry_rate: null,
        },
      },
    });
  });

  it.each([
    'from=2026-11-01T00:00:00Z',
    'from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z',
    'from=2026-11-01T00:00:00Z&to=20261102',
    'from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
  ])('are not asked for with %s', async (query) => {
    expect((await get(app, `/analytics/orders?${query}`)).status).toBe(400);
  });
});

it('the orders of a product are those that list it, page by page', async () => {
  const orderId = randomUUID();
  const lines = [{ productId: 'rare', warehouseId: 'main', quantity: 1, unitPrice: 1 }];
  const position = await writer.order(orderId, placeOrder(orderId, { lines }));
  expect((await get(app, '/orders/product/rare?limit=5', position)).body).toMatchObject({
    data: [{ id: orderId }],
    meta: { total: 1, limit: 5 },
  });
  expect((await get(app, '/orders/product/rare?product_id=tea')).status).toBe(400);
});
