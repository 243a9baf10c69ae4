import { inspectLedger } from '@order-ledger/cli';
import { connectEventStore } from '@order-ledger/event-store';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  at,
  detailOf,
  inStatus,
  orderFor,
  pay,
  place,
  stockBecomes,
  stocked,
  stockOf,
  toldLike,
} from '../support/goods.ts';
import type { Item } from '../support/goods.ts';
import { eventually, impatient, ok, refused, service, shared } from '../support/ledger.ts';

/** How a placement ended: the status of its answer. */
const tried = async (items: readonly Item[], client = service): Promise<number> => {
  const { response } = await client.commands.POST('/api/v1/orders', { body: orderFor(items) });
  return response.status;
};

const countOf = (statuses: readonly number[], status: number): number =>
  statuses.filter((each) => each === status).length;

const both = [service, impatient];

/** As many at once, by turns at two instances of the command endpoint. */
const crowd = async (size: number, items: (turn: number) => readonly Item[]) =>
  await Promise.all(
    Array.from({ length: size }, async (_, turn) => await tried(items(turn), both[turn % 2])),
  );

/** Prefixes of stock streams, of all tests so far, in which more was promised than there was. */
const oversold = async (): Promise<number> => {
  const eventStore = connectEventStore({ url: shared.eventStoreUrl });
  try {
    return (await inspectLedger(eventStore)).report.findingsByCode.oversold ?? 0;
  } finally {
    await eventStore.close();
  }
};

capability('No oversell', () => {
  test('of 20 pieces 20 are sold, however many ask at two instances at once', async () => {
    const item = await stocked(20);
    const answers = await crowd(60, () => [item]);
    expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([20, 40]);
    expect(await oversold()).toBe(0);
  });

  test('all lines or none: orders that want the same things crosswise leave nothing behind', async () => {
    const [mug, lamp] = [await stocked(10), await stocked(15)];
    const answers = await crowd(30, (turn) => (turn % 3 === 0 ? [mug, lamp] : [lamp, mug]));
    const sold = countOf(answers, 201);
    expect(sold).toBeLessThanOrEqual(10);
    expect(countOf(answers, 409)).toBe(30 - sold);
    const query = { product_id: mug.product_id, status: 'reserved' } as const;
    await eventually(async () => {
      const [mugs, lamps] = [await stockOf(mug), await stockOf(lamp)];
      const orders = service.queries.GET('/api/v1/orders', { params: { query } });
      const { total } = (await ok(orders)).meta;
      expect([mugs.reserved, lamps.reserved]).toEqual([total, total]);
    });
    expect(await oversold()).toBe(0);
  });

  test('a refusal tells what is missing', async () => {
    const item = await stocked(2);
    const body = orderFor([], { items: [{ ...item, quantity: 3, unit_price: '9.90' }] });
    const asked = service.commands.POST('/api/v1/orders', { body });
    expect(await refused(asked)).toMatchObject({
      status: 409,
      code: 'insufficient_stock',
      shortages: [{ ...item, requested: 3, available: 2 }],
    });
  });

  test('what orders hold and what is held by hand is one stock', async () => {
    const item = await stocked(5);
    const expires_at = new Date(Date.now() + 600_000).toISOString();
    const hold = async () =>
      await service.commands.POST('/api/v1/reservations', {
        body: { ...item, quantity: 1, expires_at },
      });
    const holds = Array.from({ length: 6 }, async () => (await hold()).response.status);
    const orders = Array.from({ length: 6 }, async () => await tried([item]));
    const answers = await Promise.all([...holds, ...orders]);
    expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([5, 7]);
    await stockBecomes(item, { reserved: 5, available: 0 });
  });

  test('an order that was accepted first and finds nothing is rejected', async () => {
    const item = await stocked(3);
    const accept = async () => {
      const headers = { prefer: 'respond-async' };
      const body = orderFor([item]);
      const { data } = await service.commands.POST('/api/v1/orders', { body, headers });
      return data?.id ?? '';
    };
    const ids = await Promise.all(Array.from({ length: 6 }, accept));
    await eventually(async () => {
      const statuses = await Promise.all(ids.map(async (id) => (await detailOf(id)).status));
      expect(statuses.toSorted().join(' ')).toBe(
        'rejected rejected rejected reserved reserved reserved',
      );
    });
    expect(await oversold()).toBe(0);
  });
});

capability('Expiry', () => {
  test('an order that nobody pays expires, and its stock is free again', async () => {
    const item = await stocked(2);
    const { id, payment_due_at, placed_at } = await place(orderFor([item]), impatient);
    expect(Date.parse(payment_due_at) - Date.parse(placed_at)).toBe(shared.patienceMs);
    await toldLike(id, { status: 'expired', reservation: { status: 'expired' }, refunds: [] });
    await stockBecomes(item, { reserved: 0, available: 2 });
    const history = await ok(service.queries.GET('/api/v1/orders/{id}/history', at(id)));
    const { at: expiredAt = '', actor } = history.data.at(-1) ?? {};
    expect(actor).toBe('process-manager');
    expect(Date.parse(expiredAt)).toBeGreaterThanOrEqual(Date.parse(payment_due_at));
  });

  test('who pays after the deadline is refused', async () => {
    const { id } = await place(orderFor([await stocked(1)]), impatient);
    await inStatus(id, 'expired');
    const paying = service.commands.POST('/api/v1/orders/{id}/payment', {
      ...at(id),
      body: { method: 'card', reference: `ch_${id}` },
    });
    expect(await refused(paying)).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      order_status: 'expired',
      legal: [],
    });
  });

  test('an order that is paid or has a longer deadline does not expire', async () => {
    const item = await stocked(50);
    // Again with another order when the machine was too slow for the deadline.
    const inTime = async (act: (id: string) => Promise<unknown>) =>
      await eventually(async () => {
        const { id } = await place(orderFor([item]), impatient);
        await act(id);
        return id;
      });
    const expires_at = new Date(Date.now() + 600_000).toISOString();
    const extend = async (id: string) =>
      await ok(
        service.commands.POST('/api/v1/reservations/{id}/extend', {
          ...at(id),
          body: { expires_at },
        }),
      );
    const [paid, extended] = await Promise.all([inTime(pay), inTime(extend)]);
    // Its deadline is later than theirs was: once it has expired, they would have.
    const clock = await place(orderFor([item]), impatient);
    await inStatus(clock.id, 'expired');
    await inStatus(paid, 'confirmed');
    await toldLike(extended, { status: 'reserved', payment_due_at: expires_at });
    await stockBecomes(item, { reserved: 1, confirmed: 1, available: 48 });
  });

  test('pieces that are held by hand are free at the time that was said', async () => {
    const item = await stocked(1);
    const expires_at = new Date(Date.now() + 1_000).toISOString();
    const body = { ...item, quantity: 1, expires_at };
    const hold = await ok(service.commands.POST('/api/v1/reservations', { body }));
    expect(hold).toMatchObject({ status: 'active', expires_at });
    const params = { path: { id: hold.reservation_id } };
    await eventually(async () =>
      expect(
        (await ok(service.queries.GET('/api/v1/reservations/{id}', { params }))).data,
      ).toMatchObject([{ status: 'expired' }]),
    );
    await stockBecomes(item, { reserved: 0, available: 1 });
  });
});
