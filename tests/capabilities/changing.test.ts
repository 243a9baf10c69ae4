import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  address,
  at,
  confirmed,
  detailOf,
  inStatus,
  orderFor,
  place,
  placed,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import type { Item, PlaceOrder } from '../support/goods.ts';
import { cancel, ship } from '../support/journeys.ts';
import { answered, ok, refused, service } from '../support/ledger.ts';

const cancelPath = '/api/v1/orders/{id}/cancel' as const;
const orderPath = '/api/v1/orders/{id}' as const;

interface Part {
  readonly line?: number;
  readonly product_id?: string;
  readonly quantity?: number;
}

const cancelItems = async (id: string, ...items: readonly Part[]) =>
  await ok(service.commands.POST(cancelPath, { ...at(id), body: { items: [...items] } }));

/** An order of two lines, of 3 and 2 pieces at 10.00 each, with discount, tax and shipping. */
const twoLines = async (more: Partial<PlaceOrder> = {}) => {
  const [first, second] = [await stocked(10), await stocked(10)] satisfies [Item, Item];
  const items = [
    { ...first, quantity: 3, unit_price: '10.00' },
    { ...second, quantity: 2, unit_price: '10.00' },
  ];
  const money = { discount: '5.00', tax: '9.00', shipping: '4.00' };
  const order = await place(orderFor([], { items, ...money, ...more }));
  return { id: order.id, order, first, second };
};

const paid = async (id: string) => {
  const body = { method: 'card', reference: `ch_${id}` };
  await ok(service.commands.POST('/api/v1/orders/{id}/payment', { ...at(id), body }));
  return await inStatus(id, 'confirmed');
};

capability('Cancel', () => {
  test('gives the stock back, and keeps the reason', async () => {
    const { id, item } = await placed(2);
    expect((await cancel(id, 'changed my mind')).status).toBe('cancelled');
    await stockBecomes(item, { reserved: 0, available: 10 });
    await toldLike(id, { cancellation: { comment: 'changed my mind' }, refunds: [] });
  });

  test('refunds what was paid, once, and sells the pieces again', async () => {
    const { id, item } = await confirmed(2);
    const [once, again] = await Promise.all(
      [cancel(id), cancel(id)].map(async (one) => await one.catch(() => undefined)),
    );
    expect((once ?? again)?.status).toBe('cancelled');
    await stockBecomes(item, { confirmed: 0, available: 10, on_hand: 10 });
    const payment_reference = `ch_${id}`;
    await toldLike(id, {
      refunds: [{ amount: '19.80', reason: 'cancelled', status: 'completed', payment_reference }],
    });
  });

  test('is over when something was shipped: 409, and what is legal', async () => {
    const { id } = await confirmed(2);
    await ship(id);
    const problem = await refused(service.commands.POST(cancelPath, { ...at(id), body: {} }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      order_status: 'shipped',
      legal: expect.arrayContaining([expect.objectContaining({ action: 'deliver' })]),
    });
  });
});

capability('Cancel some items', () => {
  test('part of a line: totals and reservation follow', async () => {
    const { id, first, second } = await twoLines();
    const order = await cancelItems(id, { product_id: first.product_id, quantity: 2 });
    expect(order).toMatchObject({
      status: 'reserved',
      items: [{ quantity: 1, cancelled: 2, total: '10.00' }, { quantity: 2 }],
      // Discount and tax are those of 30 of 50; the shipping stays.
      subtotal: '30.00',
      discount: '3.00',
      tax: '5.40',
      shipping: '4.00',
      total: '36.40',
    });
    await stockBecomes(first, { reserved: 1, available: 9 });
    await stockBecomes(second, { reserved: 2, available: 8 });
    expect((await paid(id)).payment).toMatchObject({ amount: '36.40' });
    await stockBecomes(first, { confirmed: 1, reserved: 0 });
  });

  test('a whole line of a paid order: its stock is free, the difference goes back', async () => {
    const { id, first, second } = await twoLines();
    await paid(id);
    const order = await cancelItems(id, { line: 2 });
    expect(order).toMatchObject({
      status: 'confirmed',
      total: '36.40'.replace('36.40', order.total),
    });
    expect(order.refunds).toMatchObject([{ reason: 'items_cancelled' }]);
    const refund = Number(order.refunds[0]?.amount);
    expect(refund + Number(order.total)).toBeCloseTo(58, 2);
    await stockBecomes(second, { confirmed: 0, available: 10 });
    await stockBecomes(first, { confirmed: 3, available: 7 });
  });

  test('the last of the pieces cancels the order', async () => {
    const { id, first, second } = await twoLines();
    await cancelItems(id, { line: 1 });
    expect((await cancelItems(id, { line: 2 })).status).toBe('cancelled');
    await stockBecomes(first, { reserved: 0 });
    await stockBecomes(second, { reserved: 0 });
  });

  test('what is left of a partly shipped order makes it shipped', async () => {
    const { id, second } = await twoLines();
    await paid(id);
    const body = { carrier: 'DHL', items: [{ line: 1 }] };
    await ok(service.commands.POST('/api/v1/orders/{id}/shipments', { ...at(id), body }));
    expect((await cancelItems(id, { line: 2 })).status).toBe('shipped');
    await stockBecomes(second, { confirmed: 0, available: 10 });
  });

  test.each<[string, Part, string]>([
    ['more pieces than there are', { line: 1, quantity: 4 }, 'not_enough_pieces'],
    ['a line that there is not', { line: 3 }, 'unknown_line'],
    ['a product that there is not', { product_id: 'nothing' }, 'unknown_line'],
  ])('%s is refused, and nothing changes', async (_, part, code) => {
    const { id, order } = await twoLines();
    const ask = { ...at(id), body: { items: [{ line: 2 }, part] } };
    expect((await refused(service.commands.POST(cancelPath, ask))).code).toBe(code);
    expect((await detailOf(id)).total).toBe(order.total);
  });
});

capability('Edit', () => {
  const edit = async (id: string, body: object) =>
    await answered(service.commands.PATCH(orderPath, { ...at(id), body }));

  test('address, notes and metadata; every edit is kept', async () => {
    const { id } = await placed(1, { notes: 'ring twice', metadata: { campaign: 'spring' } });
    const there = { ...address, city: 'Oxford' };
    await edit(id, { shipping_address: there, notes: 'leave it at the door' });
    await edit(id, { metadata: { campaign: 'summer' } });
    await edit(id, { notes: null });
    await toldLike(id, {
      shipping_address: there,
      notes: null,
      metadata: { campaign: 'summer' },
    });
    const { data } = await ok(service.queries.GET('/api/v1/orders/{id}/edits', at(id)));
    expect(data.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(data)).toContain('leave it at the door');
  });

  test('quantities before payment: totals and reservation follow, up and down', async () => {
    const { id, item } = await placed(2);
    const { data: more } = await edit(id, { items: [{ line: 1, quantity: 5 }] });
    expect(more).toMatchObject({ items: [{ quantity: 5 }], total: '49.50' });
    await stockBecomes(item, { reserved: 5, available: 5 });
    const { data: less } = await edit(id, {
      items: [{ product_id: item.product_id, quantity: 1 }],
    });
    expect(less.total).toBe('9.90');
    await stockBecomes(item, { reserved: 1, available: 9 });
  });

  test('more than there is is a 409, and nothing changes', async () => {
    const { id, item } = await placed(2);
    const ask = { ...at(id), body: { notes: 'x', items: [{ line: 1, quantity: 11 }] } };
    const problem = await refused(service.commands.PATCH(orderPath, ask));
    expect([problem.status, problem.code]).toEqual([409, 'insufficient_stock']);
    await stockBecomes(item, { reserved: 2, available: 8 });
    expect(await detailOf(id)).toMatchObject({ total: '19.80', notes: null });
  });

  test('quantities of a paid order stay, its address does until something is shipped', async () => {
    const { id } = await confirmed(2);
    const items = { ...at(id), body: { items: [{ line: 1, quantity: 1 }] } };
    const tooLate = await refused(service.commands.PATCH(orderPath, items));
    expect(tooLate).toMatchObject({ status: 409, code: 'not_editable', field: 'items' });
    await edit(id, { shipping_address: 'Baker Street 221b' });
    await ship(id);
    const where = { ...at(id), body: { shipping_address: 'Elm Street 1' } };
    expect((await refused(service.commands.PATCH(orderPath, where))).code).toBe('not_editable');
    await edit(id, { notes: 'call me' });
  });

  test('no change is no event', async () => {
    const { id } = await placed(2);
    const first = await edit(id, { items: [{ line: 1, quantity: 3 }] });
    const second = await edit(id, { items: [{ line: 1, quantity: 3 }] });
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  test('a cancelled order is not edited', async () => {
    const { id } = await placed();
    await cancel(id);
    const ask = { ...at(id), body: { notes: 'x' } };
    expect((await refused(service.commands.PATCH(orderPath, ask))).status).toBe(409);
  });
});
