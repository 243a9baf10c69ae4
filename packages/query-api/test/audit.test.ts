import { randomUUID } from 'node:crypto';
import type { AccessDatabase } from '@order-ledger/access';
import { testCallers } from '@order-ledger/access/testing';
import { testDatabase } from '@order-ledger/embedded/testing';
import { placeOrder, testItem, testTime as at } from '@order-ledger/projector/testing';
import { connectPostgres } from '@order-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { get, logger, testSystem } from './support/system.ts';

const system = await testSystem();
const { app, writer, personalData } = system;

const moment = z.object({
  revision: z.string(),
  recorded_at: z.string(),
  state: z.looseObject({}),
});

const stateAt = async (path: string, query = '') => {
  const { status, body } = await get(app, `${path}/state${query}`);
  expect(status).toBe(200);
  return moment.parse(body);
};

describe('an order', () => {
  const orderId = randomUUID();
  const path = `/orders/${orderId}`;
  beforeAll(async () => {
    const shippingAddress = await personalData.seal('user:ada', '{"city":"London"}');
    await writer.order(orderId, placeOrder(orderId, { userId: 'ada', shippingAddress }));
    const rome = await personalData.seal('user:ada', '{"city":"Rome"}');
    await writer.order(orderId, { type: 'EditOrder', shippingAddress: rome, at });
    await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p', at });
  });

  it('is told event by event, opened, with who did it', async () => {
    const { body } = await get(app, `${path}/events`);
    expect(body).toMatchObject({
      data: [
        {
          type: 'OrderPlaced',
          revision: '0',
          actor: 'service:test',
          request_id: 'test',
          previous_hash: null,
          data: { orderId, shippingAddress: '{"city":"London"}', notes: null },
        },
        { type: 'OrderReserved', previous_hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { type: 'ShippingAddressChanged', data: { shippingAddress: '{"city":"Rome"}' } },
        { type: 'OrderPaid', revision: '3' },
      ],
      meta: { next_after: null, personal_data: 'opened' },
    });
  });

  it('is told a page at a time', async () => {
    const first = await get(app, `${path}/events?limit=3`);
    expect(first.body).toMatchObject({ meta: { limit: 3, next_after: '2' } });
    const rest = await get(app, `${path}/events?limit=3&after=2`);
    expect(rest.body).toMatchObject({ data: [{ revision: '3' }], meta: { next_after: null } });
    expect((await get(app, `${path}/events?after=3`)).body).toMatchObject({ data: [] });
  });

  it('is told as it was at any revision, and as it is', async () => {
    expect(await stateAt(path, '?revision=0')).toMatchObject({
      state: { status: 'placed', payment: null, shipping_address: { city: 'London' } },
    });
    expect(await stateAt(path, '?revision=2')).toMatchObject({
      state: { status: 'reserved', shipping_address: { city: 'Rome' } },
    });
    const now = await stateAt(path);
    expect(now).toMatchObject({ revision: '3', state: { status: 'paid' } });
  });

  it('is told as it was at any instant', async () => {
    const { recorded_at: paidAt } = await stateAt(path, '?revision=3');
    expect(await stateAt(path, `?at=${paidAt}`)).toMatchObject({ revision: '3' });
    const before = Date.parse(paidAt) - 1;
    const was = await stateAt(path, `?at=${new Date(before).toISOString()}`);
    expect(Date.parse(was.recorded_at)).toBeLessThanOrEqual(before);
    const next = await stateAt(path, `?revision=${Number(was.revision) + 1}`);
    expect(Date.parse(next.recorded_at)).toBeGreaterThan(before);
    const farAhead = await stateAt(path, '?at=2099-01-01T00:00:00Z');
    expect(farAhead.revision).toBe('3');
  });

  it.each(['?revision=4', '?at=2020-01-01T00:00:00Z'])('was not there at %s', async (query) => {
    const { status, body } = await get(app, `${path}/state${query}`);
    expect([status, body]).toMatchObject([404, { code: 'moment_not_found' }]);
  });

  it.each(['state?revision=1&at=2026-11-20T10:00:00Z', 'state?at=noon', 'diff', 'diff?from=x'])(
    'is not asked for with %s',
    async (query) => {
      expect((await get(app, `${path}/${query}`)).status).toBe(400);
    },
  );

  it('is compared with itself at another moment, member by member', async () => {
    const { body } = await get(app, `${path}/diff?from=1&to=2`);
    expect(body).toMatchObject({
      from: { revision: '1' },
      to: { revision: '2' },
      changes: [{ path: '/shipping_address/city', from: 'London', to: 'Rome' }],
    });
    const { recorded_at: paidAt } = await stateAt(path);
    const { body: rest } = await get(app, `${path}/diff?from=2&to=${paidAt}`);
    expect(rest).toMatchObject({
      changes: expect.arrayContaining([{ path: '/status', from: 'reserved', to: 'paid' }]),
    });
    const { body: none } = await get(app, `${path}/diff?from=3`);
    expect(none).toMatchObject({ changes: [] });
  });
});

describe('personal data in the audit', async () => {
  const url = await testDatabase();
  const db = connectPostgres<AccessDatabase>({ url, applicationName: 'test', logger });
  afterAll(async () => await db.destroy());
  const callers = await testCallers(db, logger);
  const guarded = system.instance(callers.guard);
  const orderId = randomUUID();
  beforeAll(async () => {
    const shippingAddress = await personalData.seal('user:eve', '{"city":"Canary"}');
    await writer.order(orderId, placeOrder(orderId, { userId: 'eve', shippingAddress }));
    const other = await personalData.seal('user:eve', '{"city":"Canaries"}');
    await writer.order(orderId, { type: 'EditOrder', shippingAddress: other, at });
  });

  const ask = async (path: string, headers: object): Promise<string> => {
    const all = { ...headers };
    const answer = await guarded.inject({ url: `/api/v1/orders/${orderId}/${path}`, headers: all });
    expect(answer.statusCode).toBe(200);
    return answer.body;
  };
  const paths = ['events', 'state', 'diff?from=0'];

  it('is opened for admins and for the person', async () => {
    for (const headers of [await callers.adminKey(), await callers.customer('eve')]) {
      for (const path of paths) expect(await ask(path, headers)).toContain('Canar');
    }
  });

  it('stays sealed for services that audit, who see that it changed', async () => {
    const headers = await callers.service('audit:read');
    for (const path of paths) {
      const body = await ask(path, headers);
      expect(body).not.toContain('Canar');
      expect(body).toContain('"personal_data":"sealed"');
    }
    expect(JSON.parse(await ask('diff?from=1', headers))).toMatchObject({
      changes: [
        {
          path: '/shipping_address',
          from: expect.stringMatching(/^sealed:[0-9a-f]{12}$/),
          to: expect.stringMatching(/^sealed:[0-9a-f]{12}$/),
        },
      ],
    });
  });

  it('is gone when it was erased, and all else is there', async () => {
    await personalData.erase('user:eve');
    const headers = await callers.adminKey();
    for (const path of paths) expect(await ask(path, headers)).not.toContain('Canar');
    expect(JSON.parse(await ask('state', headers))).toMatchObject({
      state: { shipping_address: null, personal_data_erased: true, total: '22.98' },
    });
  });
});

describe('a stock item', () => {
  const path = '/inventory/tea/main';
  beforeAll(async () => {
    const item = testItem;
    await writer.stock(item, {
      type: 'ReceiveStock',
      item,
      movementId: 'm',
      quantity: 10,
      reason: '',
      at,
    });
    await writer.stock(item, {
      type: 'ReserveStock',
      reservationId: 'a',
      quantity: 4,
      expiresAt: '2026-11-20T11:00:00.000Z',
      at,
    });
  });

  it('is told event by event', async () => {
    expect((await get(app, `${path}/events`)).body).toMatchObject({
      data: [{ type: 'StockReceived' }, { type: 'StockReserved', data: { quantity: 4 } }],
    });
  });

  it('is told as it was', async () => {
    expect(await stateAt(path, '?revision=0')).toMatchObject({
      state: { on_hand: 10, available: 10, active_reservations: 0 },
    });
  });

  it('is compared', async () => {
    expect((await get(app, `${path}/diff?from=0&to=1`)).body).toMatchObject({
      changes: expect.arrayContaining([{ path: '/available', from: 10, to: 6 }]),
    });
  });

  it.each(['events', 'state', 'diff?from=0'])('that is not there has no %s', async (part) => {
    expect((await get(app, `/inventory/none/main/${part}`)).status).toBe(404);
  });
});
