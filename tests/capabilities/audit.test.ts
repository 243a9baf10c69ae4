import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { address, at, placed, receive, stocked } from '../support/goods.ts';
import type { Item } from '../support/goods.ts';
import { cancel } from '../support/journeys.ts';
import { admin, eventually, ok, refused, service, unique } from '../support/ledger.ts';

const ofItem = ({ product_id, warehouse_id }: Item) => ({
  productId: product_id,
  warehouseId: warehouse_id,
});

/** An order with one edit, then cancelled. */
const edited = async () => {
  const { id, item } = await placed(2, { notes: 'ring once' });
  const body = { notes: 'ring twice', items: [{ line: 1, quantity: 1 }] };
  await ok(service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body }));
  await cancel(id, 'changed my mind');
  return { id, item };
};

const stateOf = async (id: string, query: { at?: string; revision?: string }) =>
  await ok(admin.queries.GET('/api/v1/orders/{id}/state', { params: { path: { id }, query } }));

capability('Audit', () => {
  test('tells the events of an order: who, when, by which request, chained by hashes', async () => {
    const { id } = await edited();
    const { data, meta } = await ok(admin.queries.GET('/api/v1/orders/{id}/events', at(id)));
    expect(data.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'OrderReserved',
      'QuantitiesChanged',
      'NotesChanged',
      'OrderCancelled',
    ]);
    expect(data.map(({ revision }) => revision)).toEqual(['0', '1', '2', '3', '4']);
    expect(data[0]).toMatchObject({ actor: 'service:service', previous_hash: null });
    for (const event of data.slice(1)) expect(event.previous_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(data[2]?.request_id).toBe(data[3]?.request_id);
    expect(data[2]?.request_id).not.toBe(data[4]?.request_id);
    expect(meta).toMatchObject({ next_after: null, personal_data: 'opened' });
    expect(data[3]?.data['notes']).toBe('ring twice');
  });

  test('gives events by pages', async () => {
    const { id } = await edited();
    const page = async (query: object) =>
      await ok(
        admin.queries.GET('/api/v1/orders/{id}/events', { params: { path: { id }, query } }),
      );
    const first = await page({ limit: '3' });
    expect(first.data.map(({ revision }) => revision)).toEqual(['0', '1', '2']);
    const second = await page({ limit: '3', after: first.meta.next_after });
    expect(second.data.map(({ revision }) => revision)).toEqual(['3', '4']);
    expect(second.meta.next_after).toBeNull();
  });

  test('tells the state of an order at any revision', async () => {
    const { id } = await edited();
    const [placement, now] = [await stateOf(id, { revision: '1' }), await stateOf(id, {})];
    expect(placement).toMatchObject({
      revision: '1',
      state: { status: 'reserved', total: '19.80', notes: 'ring once', shipping_address: address },
    });
    expect(now).toMatchObject({
      revision: '4',
      state: {
        status: 'cancelled',
        total: '9.90',
        notes: 'ring twice',
        cancellation: { comment: 'changed my mind' },
      },
    });
  });

  test('tells the state of an order at any instant', async () => {
    const { id } = await edited();
    const { data } = await ok(admin.queries.GET('/api/v1/orders/{id}/events', at(id)));
    const [reserved, changed] = [data[1]?.recorded_at ?? '', data[3]?.recorded_at ?? ''];
    expect(await stateOf(id, { at: reserved })).toMatchObject({ state: { status: 'reserved' } });
    expect(await stateOf(id, { at: changed })).toMatchObject({ state: { notes: 'ring twice' } });
  });

  test('tells the difference between two moments', async () => {
    const { id } = await edited();
    const diff = async (query: { from: string; to?: string }) =>
      await ok(admin.queries.GET('/api/v1/orders/{id}/diff', { params: { path: { id }, query } }));
    expect((await diff({ from: '2', to: '3' })).changes).toEqual([
      { path: '/notes', from: 'ring once', to: 'ring twice' },
    ]);
    const { changes } = await diff({ from: '1' });
    expect(changes).toContainEqual({ path: '/items/0/quantity', from: 2, to: 1 });
    expect(changes).toContainEqual({ path: '/status', from: 'reserved', to: 'cancelled' });
  });

  test('a service learns what happened, not whom it concerns', async () => {
    const { id } = await edited();
    const query = { from: '2', to: '3' };
    const seen = [
      await ok(service.queries.GET('/api/v1/orders/{id}/events', at(id))),
      await ok(service.queries.GET('/api/v1/orders/{id}/state', at(id))),
      await ok(
        service.queries.GET('/api/v1/orders/{id}/diff', { params: { path: { id }, query } }),
      ),
    ];
    expect(seen[1]).toMatchObject({ personal_data: 'sealed', state: { status: 'cancelled' } });
    expect(seen[2]).toMatchObject({ changes: [{ path: '/notes' }] });
    for (const secret of ['Ada Lovelace', 'ring once', 'ring twice', 'changed my mind']) {
      expect(JSON.stringify(seen)).not.toContain(secret);
    }
  });

  test('tells events, states and differences of a stock item', async () => {
    const item = await stocked(5);
    await receive(item, 3);
    const path = ofItem(item);
    const events = await ok(
      admin.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/events', {
        params: { path },
      }),
    );
    expect(events.data.map(({ type }) => type)).toEqual(['StockReceived', 'StockReceived']);
    const state = await ok(
      admin.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/state', {
        params: { path, query: { revision: '0' } },
      }),
    );
    expect(state).toMatchObject({ revision: '0', state: { ...item, received: 5, available: 5 } });
    const { changes } = await ok(
      admin.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/diff', {
        params: { path, query: { from: '0', to: '1' } },
      }),
    );
    expect(changes).toContainEqual({ path: '/available', from: 5, to: 8 });
  });

  test('shows how a cancelled order gave its stock back', async () => {
    const { item } = await edited();
    const path = ofItem(item);
    await eventually(async () => {
      const { data } = await ok(
        admin.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/events', {
          params: { path },
        }),
      );
      expect(data.map(({ type }) => type)).toContain('ReservationReleased');
    });
  });

  test('knows nothing of what was not there at the moment', async () => {
    const unknown = at(randomUUID());
    const events = admin.queries.GET('/api/v1/orders/{id}/events', unknown);
    expect(await refused(events)).toMatchObject({ status: 404, code: 'order_not_found' });
    const { id } = await edited();
    for (const query of [{ at: '2020-01-01T00:00:00Z' }, { revision: '5' }]) {
      const early = admin.queries.GET('/api/v1/orders/{id}/state', {
        params: { path: { id }, query },
      });
      expect(await refused(early)).toMatchObject({ status: 404, code: 'moment_not_found' });
    }
    const ghost = admin.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/events', {
      params: { path: ofItem({ product_id: unique('product'), warehouse_id: 'berlin' }) },
    });
    expect(await refused(ghost)).toMatchObject({ status: 404, code: 'stock_item_not_found' });
  });

  test('an instant and a revision at once are one too many', async () => {
    const { id } = await placed();
    const query = { at: '2026-01-01T00:00:00Z', revision: '0' };
    const asked = admin.queries.GET('/api/v1/orders/{id}/state', {
      params: { path: { id }, query },
    });
    expect(await refused(asked)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});
