import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  confirmed,
  inStatus,
  orderFor,
  pay,
  place,
  placed,
  receive,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import type { Item } from '../support/goods.ts';
import { answered, newCustomer, ok, refused, service, unique } from '../support/ledger.ts';

const reservations = '/api/v1/reservations' as const;
const inventory = (what: 'reserve' | 'confirm' | 'release') => `/api/v1/inventory/${what}` as const;

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

const hold = async (item: Item, quantity: number, seconds = 600) => {
  const body = { ...item, quantity, expires_at: inSeconds(seconds) };
  return await ok(service.commands.POST(reservations, { body }));
};

const deactivate = '/api/v1/reservations/{id}/deactivate' as const;
const extend = '/api/v1/reservations/{id}/extend' as const;
const of = (id: string) => ({ params: { path: { id } } });

capability('Reservations by hand', () => {
  test('are made with the time at which they end, and hold the stock', async () => {
    const item = await stocked(5);
    const expires_at = inSeconds(600);
    const ask = { body: { ...item, quantity: 3, expires_at } };
    const { data, status } = await answered(service.commands.POST(reservations, ask));
    expect(status).toBe(201);
    expect(data).toMatchObject({
      reservation_id: expect.stringMatching(/^hold-/),
      status: 'active',
      items: [{ ...item, quantity: 3, status: 'active' }],
    });
    expect(Date.parse(data.expires_at ?? '')).toBe(Date.parse(expires_at));
    await stockBecomes(item, { reserved: 3, available: 2 });
  });

  test('of several items hold all or none', async () => {
    const [plenty, scarce] = await Promise.all([stocked(5), stocked(1)]);
    const items = [plenty, scarce].map((item) => ({ ...item, quantity: 2 }));
    const body = { items, expires_at: inSeconds(600) };
    const problem = await refused(service.commands.POST(reservations, { body }));
    expect([problem.status, problem.code]).toEqual([409, 'insufficient_stock']);
    await receive(scarce, 1);
    expect((await ok(service.commands.POST(reservations, { body }))).items).toHaveLength(2);
    await stockBecomes(plenty, { reserved: 2 });
  });

  test('are deactivated, once and for all', async () => {
    const item = await stocked(5);
    const { reservation_id: id } = await hold(item, 3);
    const ended = await ok(service.commands.POST(deactivate, { ...of(id), body: {} }));
    expect(ended.status).toBe('released');
    await stockBecomes(item, { reserved: 0, available: 5 });
    const later = { ...of(id), body: { expires_at: inSeconds(1_200) } };
    const problem = await refused(service.commands.POST(extend, later));
    expect([problem.status, problem.code]).toEqual([409, 'reservation_ended']);
  });

  test('are extended', async () => {
    const { reservation_id: id } = await hold(await stocked(5), 1);
    const expires_at = inSeconds(1_200);
    const longer = await ok(service.commands.POST(extend, { ...of(id), body: { expires_at } }));
    expect(Date.parse(longer.expires_at ?? '')).toBe(Date.parse(expires_at));
  });

  test('expire by themselves', async () => {
    const item = await stocked(5);
    expect((await hold(item, 3, 1)).status).toBe('active');
    await stockBecomes(item, { reserved: 0, available: 5 });
  });

  test('expire at once when they are overdue and somebody cleans up', async () => {
    const item = await stocked(5);
    await hold(item, 3, 1);
    const cleanup = '/api/v1/reservations/cleanup' as const;
    const { expired } = await ok(service.commands.POST(cleanup, { body: {} }));
    expect(expired).toBeGreaterThanOrEqual(0);
    await stockBecomes(item, { reserved: 0, available: 5 });
  });

  test('of an order are named by its id: extended with it, and ended', async () => {
    const { id, order, item } = await placed(2);
    const expires_at = new Date(Date.parse(order.payment_due_at) + 60_000).toISOString();
    await ok(service.commands.POST(extend, { ...of(id), body: { expires_at } }));
    await toldLike(id, { status: 'reserved', payment_due_at: expires_at });
    await ok(service.commands.POST(deactivate, { ...of(id), body: {} }));
    await inStatus(id, 'cancelled');
    await stockBecomes(item, { reserved: 0, available: 10 });
  });

  test.each([
    ['in the past', -60],
    ['in a century', 3_000_000_000],
  ])('that would end %s are refused', async (_, seconds) => {
    const body = { ...(await stocked(5)), quantity: 1, expires_at: inSeconds(seconds) };
    const problem = await refused(service.commands.POST(reservations, { body }));
    expect([problem.status, problem.code]).toEqual([422, 'deadline_out_of_range']);
  });

  test('that nobody made are not found', async () => {
    const id = 'hold-00000000-0000-4000-8000-000000000000';
    const problem = await refused(service.commands.POST(deactivate, { ...of(id), body: {} }));
    expect([problem.status, problem.code]).toEqual([404, 'reservation_not_found']);
  });
});

capability('Inventory commands', () => {
  const update = async (
    item: Item,
    change: { type: 'received' | 'counted'; quantity: number } | Adjustment,
  ) =>
    await ok(service.commands.POST('/api/v1/inventory/update', { body: { ...item, ...change } }));

  interface Adjustment {
    readonly type: 'adjusted';
    readonly quantity: number;
    readonly reason: string;
    readonly force?: boolean;
  }

  test('received, adjusted, counted', async () => {
    const item = await stocked(5);
    expect(await update(item, { type: 'received', quantity: 5 })).toMatchObject({ on_hand: 10 });
    const broken = { type: 'adjusted', quantity: -2, reason: 'broken' } as const;
    expect(await update(item, broken)).toMatchObject({ on_hand: 8, available: 8 });
    expect(await update(item, { type: 'counted', quantity: 7 })).toMatchObject({ on_hand: 7 });
    await stockBecomes(item, { on_hand: 7, available: 7, reserved: 0 });
  });

  test('an adjustment takes nothing that is promised, unless it is forced', async () => {
    const item = await stocked(3);
    const [first, second] = [await place(orderFor([item])), await place(orderFor([item]))];
    const lost = { type: 'adjusted', quantity: -2, reason: 'stolen' } as const;
    const ask = { body: { ...item, ...lost } };
    const problem = await refused(service.commands.POST('/api/v1/inventory/update', ask));
    expect([problem.status, problem.code]).toEqual([409, 'insufficient_stock']);
    const forced = await update(item, { ...lost, force: true });
    expect(forced.released).toEqual([{ reservation_id: second.id, quantity: 1 }]);
    await inStatus(second.id, 'cancelled');
    await pay(first.id);
    await inStatus(first.id, 'confirmed');
    await stockBecomes(item, { on_hand: 1, confirmed: 1, available: 0 });
  });

  test('pieces that are sold are never taken, not even by force', async () => {
    const { item } = await confirmed(2);
    const body = { ...item, type: 'adjusted', quantity: -9, reason: 'x', force: true } as const;
    const problem = await refused(service.commands.POST('/api/v1/inventory/update', { body }));
    expect([problem.status, problem.code]).toEqual([409, 'insufficient_stock']);
  });

  test('reserve, confirm: for an order that is kept elsewhere', async () => {
    const item = await stocked(5);
    const order_id = unique('elsewhere');
    const body = { order_id, items: [{ ...item, quantity: 2 }] };
    expect(await ok(service.commands.POST(inventory('reserve'), { body }))).toMatchObject({
      order_id,
      status: 'active',
    });
    await stockBecomes(item, { reserved: 2, available: 3 });
    const sold = await ok(service.commands.POST(inventory('confirm'), { body: { order_id } }));
    expect(sold.status).toBe('confirmed');
    await stockBecomes(item, { reserved: 0, confirmed: 2, available: 3 });
  });

  test('reserve, release: and what is released cannot be confirmed', async () => {
    const item = await stocked(5);
    const order_id = unique('elsewhere');
    const body = { order_id, items: [{ ...item, quantity: 2 }] };
    await ok(service.commands.POST(inventory('reserve'), { body }));
    const back = await ok(service.commands.POST(inventory('release'), { body: { order_id } }));
    expect(back.status).toBe('released');
    await stockBecomes(item, { reserved: 0, available: 5 });
    const confirm = service.commands.POST(inventory('confirm'), { body: { order_id } });
    expect((await refused(confirm)).status).toBe(409);
  });

  test('the stock of an order here is confirmed by its payment, not before', async () => {
    const { id, item } = await placed(2);
    const confirm = async () =>
      await service.commands.POST(inventory('confirm'), { body: { order_id: id } });
    expect(await refused(confirm())).toMatchObject({ status: 409, code: 'illegal_transition' });
    await pay(id);
    expect(await ok(confirm())).toMatchObject({ status: 'confirmed' });
    await stockBecomes(item, { confirmed: 2 });
  });

  test('an order whose stock is released is cancelled', async () => {
    const { id, item } = await placed(2);
    await ok(service.commands.POST(inventory('release'), { body: { order_id: id } }));
    await toldLike(id, { status: 'cancelled', refunds: [] });
    await stockBecomes(item, { reserved: 0, available: 10 });
  });

  test('are not for customers', async () => {
    const { commands } = await newCustomer();
    const body = { type: 'received', ...(await stocked(1)), quantity: 1 } as const;
    const problem = await refused(commands.POST('/api/v1/inventory/update', { body }));
    expect([problem.status, problem.code]).toEqual([403, 'forbidden']);
  });
});
