import { randomUUID } from 'node:crypto';
import { placeOrder, testItem, testTime } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer, personalData } = system;
beforeAll(async () => {
  await system.startProjector();
});

const at = testTime;
const address = { name: 'Ada Lovelace', city: 'London' };

const placeFor = async (userId: string, orderId: string): Promise<bigint> => {
  const person = `user:${userId}`;
  const shippingAddress = await personalData.seal(person, JSON.stringify(address));
  const notes = await personalData.seal(person, 'ring twice');
  return await writer.order(orderId, placeOrder(orderId, { userId, shippingAddress, notes }));
};

describe('an order', () => {
  it('is answered among many at the same time, each with its own', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const positions = await Promise.all(ids.map(async (id, n) => await placeFor(`user-${n}`, id)));
    const last = positions.reduce((a, b) => (a > b ? a : b));
    const asked: readonly string[] = [...ids, randomUUID(), ...ids.toReversed()];
    const owners = new Map<string, string>(ids.map((id, n) => [id, `user-${n}`]));
    const answers = await Promise.all(
      asked.map(async (id) => await get(app, `/orders/${id}`, owners.has(id) ? last : undefined)),
    );
    for (const [index, { status, body }] of answers.entries()) {
      const id = asked[index] ?? '';
      const owner = owners.get(id);
      const expected =
        owner === undefined
          ? { status: 404, body: { code: 'order_not_found' } }
          : { status: 200, body: { id, user_id: owner } };
      expect({ status, body }).toMatchObject(expected);
    }
  });

  it('is answered with everything about it', async () => {
    const orderId = randomUUID();
    const position = await placeFor('ada', orderId);
    const { status, body, headers } = await get(app, `/orders/${orderId}`, position);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: orderId,
      order_id: orderId,
      order_number: 'ORD-20261120-000001',
      user_id: 'ada',
      status: 'reserved',
      currency: 'USD',
      items: [
        {
          product_id: 'tea',
          warehouse_id: 'main',
          quantity: 2,
          unit_price: '9.99',
          total: '19.98',
          line: 1,
          cancelled: 0,
          shipped: 0,
          returned: 0,
        },
      ],
      subtotal: '19.98',
      discount: '0.00',
      tax: '0.00',
      shipping: '3.00',
      total: '22.98',
      reservation: { status: 'reserved', expires_at: '2026-11-20T10:15:00.000Z' },
      payment_method: 'card',
      payment_due_at: '2026-11-20T10:15:00.000Z',
      payment: null,
      payment_attempts: [],
      payment_failures: [],
      surplus_payments: [],
      refund_requested: false,
      refunds: [],
      shipments: [],
      delivered_at: null,
      returns: [],
      shortages: [],
      cancellation: null,
      shipping_address: address,
      notes: 'ring twice',
      metadata: null,
      personal_data_erased: false,
      status_history: [
        { status: 'placed', at },
        { status: 'reserved', at },
      ],
      placed_at: at,
      updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
      links: {
        self: `/api/v1/orders/${orderId}`,
        payment: `/api/v1/orders/${orderId}/payment`,
        cancel: `/api/v1/orders/${orderId}/cancel`,
        cancel_items: `/api/v1/orders/${orderId}/cancel`,
        edit: `/api/v1/orders/${orderId}`,
        extend: `/api/v1/reservations/${orderId}/extend`,
      },
    });
    expect(headers).toMatchObject({ etag: '"1"' });
    // The projector may have seen more than the order since, for instance an event of its own.
    expect(BigInt(String(headers['ledger-position']))).toBeGreaterThanOrEqual(position);
  });

  it('tells what was paid, cancelled and is to be refunded', async () => {
    const orderId = randomUUID();
    await placeFor('ada', orderId);
    await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p-1', at });
    const comment = await personalData.seal('user:ada', 'changed my mind');
    const command = { type: 'CancelOrder', code: 'requested', comment, at } as const;
    const position = await writer.order(orderId, command);
    const { body } = await get(app, `/orders/${orderId}?min_position=${position}`);
    expect(body).toMatchObject({
      status: 'cancelled',
      payment: { reference: 'p-1', amount: '22.98', currency: 'USD', paid_at: at },
      refund_requested: true,
      refunds: [{ refund_id: '1', reason: 'cancelled', amount: '22.98', payment_reference: 'p-1' }],
      cancellation: { code: 'requested', comment: 'changed my mind' },
      reservation: { status: 'released' },
      links: { self: `/api/v1/orders/${orderId}` },
    });
  });

  it('says that personal data was erased, and keeps the rest', async () => {
    const orderId = randomUUID();
    const position = await placeFor('gone', orderId);
    await personalData.erase('user:gone');
    const { status, body } = await get(app, `/orders/${orderId}`, position);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user_id: 'gone',
      shipping_address: null,
      notes: null,
      personal_data_erased: true,
      total: '22.98',
    });
  });

  it('that nobody placed is not found, nor one whose id was abandoned', async () => {
    const orderId = randomUUID();
    await writer.order(orderId, { type: 'AbandonOrder', orderId, at });
    for (const id of [orderId, randomUUID()]) {
      const { status, body } = await get(app, `/orders/${id}`);
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 'order_not_found' });
    }
  });

  it('is found by its id in capitals too', async () => {
    const orderId = randomUUID();
    const position = await placeFor('ada', orderId);
    const { status } = await get(app, `/orders/${orderId.toUpperCase()}`, position);
    expect(status).toBe(200);
  });

  it.each([
    ['/orders/42', '/id'],
    [`/orders/${randomUUID()}?expand=all`, '/expand'],
    [`/orders/${randomUUID()}?min_position=-1`, '/min_position'],
    [`/orders/${randomUUID()}?min_position=18446744073709551616`, '/min_position'],
  ])('is not asked for with %s', async (path, pointer) => {
    const { status, body } = await get(app, path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ pointer }] });
  });

  it('refuses a malformed position in the header', async () => {
    const url = `/api/v1/orders/${randomUUID()}`;
    const reply = await app.inject({ url, headers: { 'ledger-position': 'yesterday' } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ errors: [{ pointer: '/ledger-position' }] });
  });
});

describe('stock', () => {
  const item = { ...testItem, productId: 'green.tea' };
  const north = { ...item, warehouseId: 'north' };
  const none = { on_hand: 0, reserved: 0, available: 0, confirmed: 0, received: 0 };
  let position = 0n;

  beforeAll(async () => {
    for (const each of [item, north]) {
      const movement = { item: each, movementId: 'm', quantity: 10, reason: 'delivery', at };
      await writer.stock(each, { type: 'ReceiveStock', ...movement });
    }
    const reserve = async (reservationId: string, quantity: number): Promise<bigint> =>
      await writer.stock(item, {
        type: 'ReserveStock',
        reservationId,
        quantity,
        expiresAt: '2026-11-20T11:00:00.000Z',
        at,
      });
    await reserve('a', 3);
    await writer.stock(item, { type: 'ConfirmReservation', reservationId: 'a', at });
    position = await reserve('b', 2);
  });

  const pieces = { on_hand: 10, reserved: 2, available: 5, confirmed: 3, received: 10 };
  const full = { ...none, on_hand: 10, available: 10, received: 10 };

  it('of a product at a warehouse', async () => {
    const { status, body, headers } = await get(app, '/inventory/green.tea/main', position);
    expect(status).toBe(200);
    expect(body).toMatchObject({ product_id: 'green.tea', warehouse_id: 'main', ...pieces });
    expect(BigInt(String(headers['ledger-position']))).toBeGreaterThanOrEqual(position);
  });

  it('of a product at all warehouses', async () => {
    const { body } = await get(app, '/inventory/green.tea', position);
    expect(body).toMatchObject({
      data: [
        { warehouse_id: 'main', ...pieces },
        { warehouse_id: 'north', ...full },
      ],
      meta: { total: 2 },
    });
  });

  it('of many items, in the order asked', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: `/api/v1/inventory/batch?min_position=${position}`,
      payload: {
        items: [
          { product_id: 42, warehouse_id: 'main' },
          { product_id: 'green.tea', warehouse_id: 'north' },
          { product_id: 'green.tea', warehouse_id: 'main' },
        ],
      },
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      data: [
        { product_id: '42', stocked: false, ...none, updated_at: null },
        { warehouse_id: 'north', stocked: true, ...full },
        { warehouse_id: 'main', stocked: true, ...pieces },
      ],
      meta: { total: 3 },
    });
  });

  it('that was never received is not found', async () => {
    const { status, body } = await get(app, '/inventory/nothing/main');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'stock_item_not_found' });
  });

  it.each([
    [{ items: [] }, '/items'],
    [{ items: [{ product_id: 'tea', warehouse_id: 'a.b' }] }, '/items/0/warehouse_id'],
    [{ items: [{ product_id: 'tea', warehouse_id: 'a', more: 1 }] }, '/items/0/more'],
  ])('is not asked for with %j', async (payload, pointer) => {
    const reply = await app.inject({ method: 'POST', url: '/api/v1/inventory/batch', payload });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ errors: [{ pointer }] });
  });
});
