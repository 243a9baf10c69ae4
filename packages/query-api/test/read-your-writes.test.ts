import { randomUUID } from 'node:crypto';
import { placeOrder, testItem, testTime } from '@order-ledger/projector/testing';
import { describe, expect, it } from 'vitest';
import { get, testSystem } from './support/system.ts';

const behind = {
  status: 503,
  body: { code: 'read_model_behind' },
  headers: { 'retry-after': '1' },
};

describe('while no projector runs', async () => {
  const { app, writer } = await testSystem({ readWaitMs: 100 });
  const orderId = randomUUID();
  const position = await writer.order(orderId, placeOrder(orderId));

  it('an acknowledged order is late, but never not found', async () => {
    expect(await get(app, `/orders/${orderId}`)).toMatchObject(behind);
    expect(await get(app, `/orders/${orderId}`, position)).toMatchObject(behind);
  });

  it('a list is answered as it is, unless it has to be newer', async () => {
    const { status, headers } = await get(app, '/orders');
    expect(status).toBe(200);
    expect(headers['ledger-position']).toBe('0');
    expect(await get(app, '/orders', position)).toMatchObject(behind);
  });

  it('the lag says how much is left to project, and for how long', async () => {
    const reply = await app.inject('/health/dependencies');
    expect(reply.statusCode).toBe(200);
    const late = { position: '0', lag_positions: `${position}` };
    expect(reply.json()).toMatchObject({
      dependencies: { postgres: { status: 'up' }, event_store: { status: 'up' } },
      lag: {
        order_listing: late,
        order_details: { ...late, lag_seconds: expect.any(Number) },
        stock: { position: '0', lag_positions: '0', lag_seconds: 0 },
      },
    });
  });
});

describe('while a projector runs', async () => {
  const system = await testSystem();
  const { app, writer } = system;
  const at = testTime;

  it('queries wait for it, all with one poller', async () => {
    const orders = Array.from({ length: 50 }, () => randomUUID());
    const positions = await Promise.all(
      orders.map(async (orderId) => await writer.order(orderId, placeOrder(orderId))),
    );
    const answers = Promise.all([
      ...orders.map(async (orderId, i) => await get(app, `/orders/${orderId}`, positions[i])),
      ...orders.map(async (orderId) => await get(app, `/orders/${orderId}`)),
      ...positions.map(async (position) => await get(app, '/orders', position)),
    ]);
    await system.startProjector();
    const statuses = (await answers).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('each command is seen by the query that follows it', async () => {
    const orderId = randomUUID();
    for (let round = 1; round <= 20; round += 1) {
      const position = await writer.stock(testItem, {
        type: 'ReceiveStock',
        item: testItem,
        movementId: `${round}`,
        quantity: 1,
        reason: 'delivery',
        at,
      });
      const { body } = await get(app, '/inventory/tea/main', position);
      expect(body).toMatchObject({ received: round });
    }
    const placed = await writer.order(orderId, placeOrder(orderId));
    expect((await get(app, `/orders/${orderId}`, placed)).body).toMatchObject({
      status: 'reserved',
    });
    const pay = { type: 'PayOrder', method: 'card', reference: 'p', at } as const;
    const paid = await writer.order(orderId, pay);
    expect((await get(app, `/orders/${orderId}`, paid)).body).toMatchObject({ status: 'paid' });
  });

  it('stock is known to be of the position of an order, although it holds no stock', async () => {
    const orderId = randomUUID();
    const position = await writer.order(orderId, placeOrder(orderId));
    const { status, headers } = await get(app, '/inventory/tea/main', position);
    expect(status).toBe(200);
    expect(BigInt(String(headers['ledger-position']))).toBeGreaterThanOrEqual(position);
  });

  it('nothing is left to project in the end', async () => {
    const none = { lag_positions: '0', lag_seconds: 0 };
    const lag = async () => (await app.inject('/health/dependencies')).json<unknown>();
    await expect
      .poll(lag)
      .toMatchObject({ lag: { order_listing: none, order_details: none, stock: none } });
  });
});

describe('a position that the ledger has not reached', async () => {
  const system = await testSystem({ readWaitMs: 300 });

  it('is waited for in vain', async () => {
    await system.startProjector();
    const future = 10n ** 18n;
    expect(await get(system.app, '/inventory/tea', future)).toMatchObject(behind);
  });

  it('does not hold up the end of the service', async () => {
    const { app } = await testSystem({ readWaitMs: 60_000 });
    const waiting = get(app, '/orders', 10n ** 18n);
    await expect.poll(async () => (await app.inject('/health/live')).statusCode).toBe(200);
    await app.close();
    expect(await waiting).toMatchObject(behind);
  });
});

describe('before any projector has run', async () => {
  const { app } = await testSystem({ migrated: false });

  it('queries say that there is no read model yet', async () => {
    for (const path of [`/orders/${randomUUID()}`, '/orders', '/inventory/tea']) {
      expect(await get(app, path)).toMatchObject({
        status: 503,
        body: { code: 'read_model_not_ready' },
        headers: { 'retry-after': '2' },
      });
    }
  });
});
