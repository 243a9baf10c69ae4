import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  address,
  at,
  detailOf,
  inStatus,
  orderFor,
  place,
  receive,
  stockBecomes,
  stocked,
  stockOf,
} from '../support/goods.ts';
import type { PlaceOrder } from '../support/goods.ts';
import { answered, newCustomer, ok, refused, service, unique } from '../support/ledger.ts';

const orders = '/api/v1/orders';
const respondAsync = { params: { header: { prefer: 'respond-async' } } };

capability('Place an order', () => {
  test('is answered with 201, id, number, status, totals and payment deadline', async () => {
    const item = await stocked(5);
    const body = orderFor([], { items: [{ ...item, quantity: 2, unit_price: '9.90' }] });
    const { data, status, headers } = await answered(service.commands.POST(orders, { body }));
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${orders}/${data.id}`);
    expect(data).toMatchObject({
      order_id: data.id,
      order_number: expect.stringMatching(/^ORD-\d{8}-\d{6}$/),
      status: 'reserved',
      user_id: body.user_id,
      payment_method: 'card',
      items: [{ line: 1, ...item, quantity: 2, unit_price: '9.90', total: '19.80' }],
      subtotal: '19.80',
      total: '19.80',
    });
    expect(Date.parse(data.payment_due_at)).toBe(Date.parse(data.placed_at) + 15 * 60_000);
    expect(await detailOf(data.id)).toMatchObject({ shipping_address: address });
    await stockBecomes(item, { reserved: 2, available: 3 });
  });

  test('reserves all lines or none, and says what is missing', async () => {
    const plenty = await stocked(5);
    const scarce = await stocked(1);
    const items = [plenty, scarce].map((item) => ({ ...item, quantity: 2, unit_price: '1.00' }));
    const body = orderFor([], { items });
    const { code, status, shortages } = await refused(service.commands.POST(orders, { body }));
    expect([status, code]).toEqual([409, 'insufficient_stock']);
    expect(shortages).toMatchObject([{ product_id: scarce.product_id }]);
    await receive(plenty, 1);
    await stockBecomes(plenty, { received: 6, reserved: 0, available: 6 });
    expect(await stockOf(scarce)).toMatchObject({ reserved: 0, available: 1 });
  });

  test('takes a line without a warehouse from one that has the stock', async () => {
    const product_id = unique('product');
    await receive({ product_id, warehouse_id: 'paris' }, 1);
    await receive({ product_id, warehouse_id: 'berlin' }, 3);
    const items = [{ product_id, quantity: 2, unit_price: '1.00' }];
    expect((await place(orderFor([], { items }))).items).toMatchObject([
      { warehouse_id: 'berlin' },
    ]);
  });

  test.each<[string, Partial<PlaceOrder>, string]>([
    ['no items', { items: [] }, '/items'],
    ['no pieces', { items: [{ product_id: 'x', quantity: 0 }] }, '/items/0/quantity'],
    ['half a piece', { items: [{ product_id: 'x', quantity: 0.5 }] }, '/items/0/quantity'],
    ['no product', { items: [{ product_id: '', quantity: 1 }] }, '/items/0/product_id'],
    ['a price below zero', { items: [{ product_id: 'x', unit_price: '-1.00' }] }, '/items/0/'],
  ])('is refused with %s, and the field is named', async (_, wrong, pointer) => {
    const { code, errors } = await refused(
      service.commands.POST(orders, { body: orderFor([], wrong) }),
    );
    expect(code).toBe('invalid_request');
    expect(errors).toMatchObject([{ pointer: expect.stringContaining(pointer) }]);
  });

  test('is refused for what no warehouse stocks', async () => {
    const item = { product_id: unique('product'), warehouse_id: 'berlin' };
    const body = orderFor([item]);
    expect(await refused(service.commands.POST(orders, { body }))).toMatchObject({
      status: 422,
      code: 'unknown_product',
    });
  });
});

capability('Asynchronous placement', () => {
  test('is answered with 202 and can be read at once', async () => {
    const item = await stocked(5);
    const ask = { body: orderFor([item]), ...respondAsync };
    const { data, status, headers } = await answered(service.commands.POST(orders, ask));
    expect([status, data.status]).toEqual([202, 'placed']);
    expect(headers.get('preference-applied')).toBe('respond-async');
    expect(headers.get('location')).toBe(`${orders}/${data.id}`);
    expect((await detailOf(data.id)).order_number).toBe(data.order_number);
    await inStatus(data.id, 'reserved');
    await stockBecomes(item, { reserved: 1 });
  });

  test('is never a 404 after the 202, however many are placed and read at once', async () => {
    const item = await stocked(40);
    const placements = Array.from({ length: 20 }, async () => {
      const ask = { body: orderFor([item]), ...respondAsync };
      const { id } = await ok(service.commands.POST(orders, ask));
      return (await service.queries.GET('/api/v1/orders/{id}', at(id))).response.status;
    });
    expect(new Set(await Promise.all(placements))).toEqual(new Set([200]));
  });

  test('ends in status rejected, with the stock of every line given back', async () => {
    const plenty = await stocked(5);
    const scarce = await stocked(1);
    const items = [plenty, scarce].map((item) => ({ ...item, quantity: 2, unit_price: '1.00' }));
    const ask = { body: orderFor([], { items }), ...respondAsync };
    const { data, status } = await answered(service.commands.POST(orders, ask));
    expect(status).toBe(202);
    await inStatus(data.id, 'rejected');
    await stockBecomes(plenty, { reserved: 0, available: 5 });
  });

  test('takes the same key again, in either way', async () => {
    const body = orderFor([await stocked(5)], { idempotency_key: randomUUID() });
    const first = await ok(service.commands.POST(orders, { body, ...respondAsync }));
    const again = await answered(service.commands.POST(orders, { body, ...respondAsync }));
    expect([again.status, again.data.id]).toEqual([202, first.id]);
  });
});

capability('Guest orders', () => {
  test.each<[string, object]>([
    ['null', { user_id: null }],
    ['nothing', {}],
  ])('an order with %s as its user is nobody’s', async (_, user) => {
    const { user_id: _user, ...body } = orderFor([await stocked(1)]);
    const { id, status } = await place({ ...body, ...user });
    expect(status).toBe('reserved');
    expect(await detailOf(id)).toMatchObject({ user_id: null, shipping_address: address });
  });

  test('no customer sees the order of a guest', async () => {
    const { id } = await place(orderFor([await stocked(1)], { user_id: null }));
    const { queries } = await newCustomer();
    expect(await refused(queries.GET('/api/v1/orders/{id}', at(id)))).toMatchObject({
      status: 403,
      code: 'not_owner',
    });
  });
});
