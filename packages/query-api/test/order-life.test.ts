import { randomUUID } from 'node:crypto';
import type { OrderCommand } from '@order-ledger/domain';
import { placeOrder, testItem, testTime as at } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer, personalData } = system;
beforeAll(async () => {
  await system.startProjector();
});

const seal = async (text: string) => await personalData.seal('user:ada', text);
const by = { actor: 'service:test', request_id: 'test' };

/** Places an order and gives it these commands; resolves to its id and position. */
const live = async (...commands: readonly OrderCommand[]) => {
  const orderId = randomUUID();
  const shippingAddress = await seal('{"city":"London"}');
  let position = await writer.order(orderId, {
    ...placeOrder(orderId, { userId: 'ada', shippingAddress }),
    metadata: await seal('{"gift":true}'),
  });
  for (const command of commands) position = await writer.order(orderId, command);
  return { orderId, position };
};

const pay: OrderCommand = { type: 'PayOrder', method: 'card', reference: 'p-1', at };
const confirm: OrderCommand = { type: 'ConfirmOrder', at };
const ship: OrderCommand = {
  type: 'ShipOrder',
  shipmentId: 's-1',
  lines: [{ line: 1, quantity: 1 }],
  carrier: 'DHL',
  trackingNumber: 'T1',
  at,
};
const shipRest: OrderCommand = { ...ship, shipmentId: 's-2', lines: null };
const deliver: OrderCommand = { type: 'DeliverOrder', shipmentId: null, at };

describe('an order that lives on after payment', () => {
  it('is answered with where its pieces and its money are', async () => {
    const comment = await seal('too small');
    const { orderId, position } = await live(
      pay,
      confirm,
      ship,
      shipRest,
      deliver,
      { type: 'RequestReturn', returnId: 'r-1', lines: null, comment, windowDays: 30, at },
      {
        type: 'CompleteReturn',
        returnId: 'r-1',
        lines: [{ line: 1, quantity: 1, restock: true }],
        at,
      },
    );
    const { body } = await get(app, `/orders/${orderId}`, position);
    expect(body).toMatchObject({
      status: 'partially_returned',
      items: [{ line: 1, quantity: 2, shipped: 2, returned: 1 }],
      metadata: { gift: true },
      shipments: [
        { shipment_id: 's-1', carrier: 'DHL', items: [{ line: 1, quantity: 1 }] },
        { shipment_id: 's-2', delivered_at: at },
      ],
      delivered_at: at,
      returns: [
        {
          return_id: 'r-1',
          status: 'completed',
          comment: 'too small',
          decline_comment: null,
          returned_items: [{ line: 1, quantity: 1, restock: true }],
        },
      ],
      refunds: [{ refund_id: '1', reason: 'returned', status: 'requested' }],
      reservation: { status: 'confirmed' },
    });
  });

  it('has a history: from, to, when, who and why', async () => {
    const cancel: OrderCommand = { type: 'CancelOrder', code: 'requested', comment: null, at };
    const { orderId, position } = await live(pay, cancel);
    const { body, headers } = await get(app, `/orders/${orderId}/history`, position);
    expect(body).toEqual({
      data: [
        { from: null, to: 'placed', at, ...by, reason: null },
        { from: 'placed', to: 'reserved', at, ...by, reason: null },
        { from: 'reserved', to: 'paid', at, ...by, reason: null },
        { from: 'paid', to: 'cancelled', at, ...by, reason: 'requested' },
      ],
      meta: { total: 4 },
    });
    expect(headers['etag']).toBe('"5"');
  });

  it('has every edit, with what was before; what it was placed with is none', async () => {
    const { orderId } = await live(
      { type: 'EditOrder', notes: await seal('ring'), quantities: [{ line: 1, quantity: 3 }], at },
      { type: 'EditOrder', notes: null, shippingAddress: await seal('{"city":"Rome"}'), at },
      { type: 'CancelItems', lines: [{ line: 1, quantity: 1 }], comment: await seal('two'), at },
    );
    const { body } = await get(app, `/orders/${orderId}/edits`);
    const items = (quantity: number) => [{ line: 1, quantity }];
    expect(body).toMatchObject({
      data: [
        { field: 'items', from: items(2), to: items(3), at, ...by, comment: null },
        { field: 'notes', from: null, to: 'ring' },
        { field: 'shipping_address', from: { city: 'London' }, to: { city: 'Rome' } },
        { field: 'notes', from: 'ring', to: null },
        { field: 'items', type: 'ItemsCancelled', from: items(3), to: items(2), comment: 'two' },
      ],
      meta: { total: 5, next_after: null },
    });
  });

  it('has its edits a page at a time', async () => {
    const notes = await Promise.all(['a', 'b', 'c'].map(seal));
    const { orderId } = await live(
      ...notes.map((text): OrderCommand => ({ type: 'EditOrder', notes: text, at })),
    );
    const first = await get(app, `/orders/${orderId}/edits?limit=2`);
    expect(first.body).toMatchObject({
      data: [{ to: 'a' }, { to: 'b' }],
      meta: { total: 3, next_after: '4' },
    });
    const second = await get(app, `/orders/${orderId}/edits?limit=2&after=4`);
    expect(second.body).toMatchObject({ data: [{ to: 'c' }], meta: { next_after: null } });
  });

  it.each(['history', 'edits', 'reservations', 'events', 'state', 'diff?from=0'])(
    'that nobody placed has no %s',
    async (path) => {
      const { status } = await get(app, `/orders/${randomUUID()}/${path}`);
      expect(status).toBe(404);
    },
  );
});

describe('reservations', () => {
  const reserve = async (reservationId: string, quantity: number, item = testItem) =>
    await writer.stock(item, {
      type: 'ReserveStock',
      reservationId,
      quantity,
      expiresAt: '2026-11-20T11:00:00.000Z',
      at,
    });
  const north = { ...testItem, warehouseId: 'north' };

  beforeAll(async () => {
    for (const item of [testItem, north]) {
      const movement = { item, movementId: 'm', quantity: 100, reason: '', at };
      await writer.stock(item, { type: 'ReceiveStock', ...movement });
    }
  });

  it('of an order are told with all items, active and ended, and why', async () => {
    const { orderId } = await live();
    await reserve(orderId, 2);
    await reserve(orderId, 1, north);
    const release = { type: 'ReleaseReservation', reservationId: orderId, at } as const;
    const position = await writer.stock(north, { ...release, reason: 'shortfall' });
    const { status, body } = await get(app, `/orders/${orderId}/reservations`, position);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [
        { warehouse_id: 'main', quantity: 2, status: 'active', ended_at: null },
        { warehouse_id: 'north', quantity: 1, status: 'released', reason: 'shortfall' },
      ],
      meta: { total: 2, active: 1 },
    });
  });

  it('by hand are found by their id, in capitals too', async () => {
    const id = `hold-${randomUUID()}`;
    const position = await reserve(id, 3);
    const { body } = await get(app, `/reservations/${id}`, position);
    expect(body).toMatchObject({ data: [{ reservation_id: id, quantity: 3 }] });
    const capitals = `hold-${id.slice(5).toUpperCase()}`;
    expect((await get(app, `/reservations/${capitals}`)).status).toBe(200);
  });

  it.each([
    [`/reservations/hold-${randomUUID()}`, 404],
    ['/reservations/42', 400],
  ])('%s is %i', async (path, status) => {
    expect((await get(app, path)).status).toBe(status);
  });
});
