import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, orderFor, pay, place, placed, receive, stocked, stockOf } from '../support/goods.ts';
import type { Item } from '../support/goods.ts';
import { asOf, ship } from '../support/journeys.ts';
import {
  answered,
  eventually,
  nobody,
  ok,
  refused,
  service,
  shared,
  unique,
} from '../support/ledger.ts';

capability('Inventory', () => {
  test('tells of one item what is there, reserved, sold and free', async () => {
    const item = await stocked(10);
    const { id } = await place(orderFor([{ ...item, quantity: 3 } as Item]));
    await eventually(async () =>
      expect(await stockOf(item)).toMatchObject({
        ...item,
        received: 10,
        on_hand: 10,
        reserved: 3,
        available: 7,
        confirmed: 0,
      }),
    );
    await pay(id);
    await eventually(async () =>
      expect(await stockOf(item)).toMatchObject({
        on_hand: 10,
        reserved: 0,
        available: 7,
        confirmed: 3,
      }),
    );
    await eventually(async () => await ship(id));
    await eventually(async () =>
      expect(await stockOf(item)).toMatchObject({ on_hand: 7, available: 7, confirmed: 3 }),
    );
  });

  test('tells of a product over all warehouses', async () => {
    const berlin = await stocked(4);
    const paris = { ...berlin, warehouse_id: 'paris' };
    await receive(paris, 6);
    const params = { path: { productId: berlin.product_id } };
    await eventually(async () =>
      expect(
        await ok(service.queries.GET('/api/v1/inventory/{productId}', { params })),
      ).toMatchObject({
        data: [
          { warehouse_id: 'berlin', available: 4 },
          { warehouse_id: 'paris', available: 6 },
        ],
        meta: { total: 2 },
      }),
    );
  });

  test('answers a batch in the order asked, with nothing of what is not stocked', async () => {
    const [mug, lamp] = [await stocked(4), await stocked(6)];
    const ghost = { product_id: unique('product'), warehouse_id: 'berlin' };
    const body = { items: [lamp, ghost, mug] };
    await eventually(async () =>
      expect(await ok(service.queries.POST('/api/v1/inventory/batch', { body }))).toMatchObject({
        data: [
          { ...lamp, available: 6, stocked: true },
          { ...ghost, on_hand: 0, reserved: 0, available: 0, stocked: false, updated_at: null },
          { ...mug, available: 4, stocked: true },
        ],
        meta: { total: 3 },
      }),
    );
  });

  test('knows no item that was never stocked, and refuses a batch of nothing', async () => {
    const params = { path: { productId: unique('product'), warehouseId: 'berlin' } };
    const unknown = service.queries.GET('/api/v1/inventory/{productId}/{warehouseId}', { params });
    expect(await refused(unknown)).toMatchObject({ status: 404, code: 'stock_item_not_found' });
    const empty = service.queries.POST('/api/v1/inventory/batch', { body: { items: [] } });
    expect(await refused(empty)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

capability('Read your own writes', () => {
  test('a query that sends the position of a command knows what it did', async () => {
    const item = await stocked(20);
    for (const reserved of [1, 2, 3]) {
      const body = orderFor([item]);
      const { headers } = await answered(service.commands.POST('/api/v1/orders', { body }));
      const header = asOf(headers);
      const path = { productId: item.product_id, warehouseId: item.warehouse_id };
      const stock = await answered(
        service.queries.GET('/api/v1/inventory/{productId}/{warehouseId}', {
          params: { path, header },
        }),
      );
      expect(stock.data).toMatchObject({ reserved, available: 20 - reserved });
      expect(BigInt(stock.headers.get('ledger-position') ?? 0)).toBeGreaterThanOrEqual(
        BigInt(header['ledger-position']),
      );
    }
  });

  test('so does one that sends it as min_position', async () => {
    const { id } = await placed();
    const body = { notes: 'ring twice' };
    const edit = service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body });
    const min_position = (await answered(edit)).headers.get('ledger-position') ?? '';
    const params = { path: { id }, query: { min_position } };
    expect(await ok(service.queries.GET('/api/v1/orders/{id}', { params }))).toMatchObject(body);
  });

  test('a position that is not reached in time is a 503 that says when to come back', async () => {
    const { product_id: productId } = await stocked(1);
    const header = { 'ledger-position': '9000000000000000000' };
    const params = { path: { productId }, header };
    const asked = service.queries.GET('/api/v1/inventory/{productId}', { params });
    expect(await refused(asked)).toMatchObject({ status: 503, code: 'read_model_behind' });
    const { response } = await asked;
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('a position that is none is refused', async () => {
    const params = { path: { productId: 'mug' }, query: { min_position: 'soon' } };
    const asked = service.queries.GET('/api/v1/inventory/{productId}', { params });
    expect(await refused(asked)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

const dayMs = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Of today and a day on both sides, so that midnight may come meanwhile. */
const analytics = async (header = {}) => {
  const now = Date.now();
  const query = {
    from: `${dayOf(now - dayMs)}T00:00:00Z`,
    to: `${dayOf(now + dayMs)}T00:00:00Z`,
  };
  return await ok(service.queries.GET('/api/v1/analytics/orders', { params: { query, header } }));
};

type Analytics = Awaited<ReturnType<typeof analytics>>;

const cancelled = ({ meta }: Analytics): number => meta.totals.by_status['cancelled'] ?? 0;

const inDollars = ({ meta }: Analytics): number =>
  Number(meta.totals.values.find(({ currency }) => currency === 'NZD')?.created ?? 0);

capability('Analytics', () => {
  test('counts orders by status and adds up their value, by day and in all', async () => {
    const before = await analytics();
    const { id } = await placed(2, { currency: 'NZD' });
    const { id: other } = await placed(1, { currency: 'NZD' });
    const cancelling = service.commands.POST('/api/v1/orders/{id}/cancel', {
      ...at(other),
      body: {},
    });
    const header = asOf((await answered(cancelling)).headers);
    const after = await analytics(header);
    const { totals } = after.meta;
    expect(totals.orders).toBeGreaterThanOrEqual(before.meta.totals.orders + 2);
    expect(cancelled(after)).toBeGreaterThan(cancelled(before));
    expect(totals.cancellation_rate).toBeGreaterThan(0);
    expect(totals.cancellation_rate).toBeLessThan(1);
    expect(totals.reservation_expiry_rate).toBeGreaterThanOrEqual(0);
    // Nobody else orders in this currency: 19.80 that stands and 9.90 that was cancelled.
    expect(inDollars(after) - inDollars(before)).toBeCloseTo(29.7);
    const { data: order } = await answered(service.queries.GET('/api/v1/orders/{id}', at(id)));
    const day = after.data.find((each) => each.day === order.placed_at.slice(0, 10));
    expect(day?.orders).toBeGreaterThan(0);
    const sum = after.data.reduce((count, each) => count + each.orders, 0);
    expect(sum).toBe(totals.orders);
    expect(Object.values(totals.by_status).reduce((count, n) => count + n, 0)).toBe(sum);
  });

  test('refuses a range that is none or longer than a year', async () => {
    for (const query of [
      { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
      { from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    ]) {
      const asked = service.queries.GET('/api/v1/analytics/orders', { params: { query } });
      expect(await refused(asked)).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });
});

const health = async (url: string, path: string) => {
  const response = await fetch(`${url}/health/${path}`);
  const body: unknown = await response.json();
  return { status: response.status, body };
};

const up = { status: 'up', latency_ms: expect.any(Number) as number };

capability('Health', () => {
  test('both endpoints are live and ready, for whoever asks', async () => {
    for (const url of [shared.commandUrl, shared.queryUrl]) {
      expect(await health(url, 'live')).toEqual({ status: 200, body: { status: 'up' } });
      expect(await health(url, 'ready')).toEqual({ status: 200, body: { status: 'ready' } });
    }
  });

  test('the query endpoint tells its dependencies, and the lag of every projection', async () => {
    const lag = {
      position: expect.stringMatching(/^\d+$/) as string,
      lag_positions: expect.stringMatching(/^\d+$/) as string,
      lag_seconds: expect.any(Number) as number,
    };
    expect(await health(shared.queryUrl, 'dependencies')).toEqual({
      status: 200,
      body: {
        status: 'up',
        dependencies: { postgres: up, event_store: up },
        lag: {
          order_details: lag,
          order_listing: lag,
          stock: lag,
          reservation: lag,
          product: lag,
        },
      },
    });
  });

  test('the command endpoint tells its dependencies', async () => {
    expect(await health(shared.commandUrl, 'dependencies')).toMatchObject({
      status: 200,
      body: { status: 'up', dependencies: { postgres: up, event_store: up } },
    });
  });

  test('everything else needs credentials', async () => {
    const asked = nobody.queries.GET('/api/v1/orders', {});
    expect(await refused(asked)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});
