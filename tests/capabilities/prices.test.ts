import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { detailOf, listed, orderFor, place, receive, stocked } from '../support/goods.ts';
import type { PlaceOrder } from '../support/goods.ts';
import { newCustomer, ok, refused, service, unique } from '../support/ledger.ts';

const orders = '/api/v1/orders';

const refusedOrder = async (body: PlaceOrder, client = service) =>
  await refused(client.commands.POST(orders, { body }));

capability('Server-side prices', () => {
  test('a line without a price has that of the catalogue', async () => {
    const item = await listed('12.50', 5);
    const order = await place(orderFor([], { items: [{ ...item, quantity: 2 }] }));
    expect(order).toMatchObject({ items: [{ unit_price: '12.50', total: '25.00' }] });
  });

  test('a price that is sent must be that of the catalogue, which is told', async () => {
    const item = await listed('12.50', 5);
    const asked = (unit_price: string) => orderFor([], { items: [{ ...item, unit_price }] });
    expect(await refusedOrder(asked('12.49'))).toMatchObject({
      status: 422,
      code: 'price_mismatch',
      products: [{ product_id: item.product_id, unit_price: '12.50', currency: 'USD' }],
    });
    expect((await place(asked('12.5'))).total).toBe('12.50');
  });

  test('a new price counts for the next order, and for none before', async () => {
    const item = await listed('10.00', 5);
    const items = [{ ...item }];
    const before = await place(orderFor([], { items }));
    const params = { path: { id: item.product_id } };
    await ok(service.commands.PATCH('/api/v1/products/{id}', { params, body: { price: '11.00' } }));
    expect((await place(orderFor([], { items }))).total).toBe('11.00');
    expect((await detailOf(before.id)).total).toBe('10.00');
  });

  test('a customer cannot name the price of what is not listed', async () => {
    const item = await stocked(5);
    const customer = await newCustomer();
    const items = [{ ...item, unit_price: '0.01' }];
    const body = orderFor([], { items, user_id: customer.userId });
    expect(await refusedOrder(body, customer)).toMatchObject({
      status: 422,
      code: 'unlisted_product',
    });
    expect((await place({ ...body })).total).toBe('0.01');
  });

  test('what has no price anywhere is not sold', async () => {
    const body = orderFor([], { items: [{ ...(await stocked(5)) }] });
    expect((await refusedOrder(body)).code).toBe('unlisted_product');
  });

  test('the short form is an order of one piece at its price', async () => {
    const { product_id } = await listed('7.30', 2);
    const order = await place({ product_id, total_price: '7.30', payment_method: 'card' });
    expect(order).toMatchObject({ items: [{ quantity: 1, unit_price: '7.30' }], total: '7.30' });
    expect((await refusedOrder({ product_id, total_price: '7.00' })).code).toBe('price_mismatch');
  });

  test('a total of several pieces must come out even', async () => {
    const { product_id } = await stocked(5);
    const body = { product_id, quantity: 3, total_price: '10.00' };
    expect((await refusedOrder(body)).code).toBe('invalid_request');
    expect((await place({ ...body, total_price: '9.99' })).items).toMatchObject([
      { quantity: 3, unit_price: '3.33' },
    ]);
  });
});

capability('Money', () => {
  test('subtotal, discount, tax and shipping add up, to the penny', async () => {
    const items = await Promise.all(
      ['0.10', '0.20', '1999.99'].map(async (unit_price) => ({
        ...(await stocked(3)),
        quantity: 3,
        unit_price,
      })),
    );
    const more = { discount: '0.07', tax: '12.345', shipping: 4.9 };
    expect((await refusedOrder(orderFor([], { items, ...more }))).code).toBe('invalid_request');
    const order = await place(orderFor([], { items, ...more, tax: '12.34' }));
    const totals = {
      currency: 'USD',
      subtotal: '6000.87',
      discount: '0.07',
      tax: '12.34',
      shipping: '4.90',
      total: '6018.04',
    };
    expect(order).toMatchObject(totals);
    expect(await detailOf(order.id)).toMatchObject(totals);
  });

  test.each<[string, string | number, string]>([
    ['USD', 19.99, '19.99'],
    ['USD', '5', '5.00'],
    ['JPY', 1200, '1200'],
    ['KWD', '1.005', '1.005'],
  ])('%s %s is told as %s', async (currency, unit_price, told) => {
    const items = [{ ...(await stocked(1)), unit_price }];
    expect((await place(orderFor([], { items, currency }))).total).toBe(told);
  });

  test.each<[string, string | number]>([
    ['JPY', '1200.5'],
    ['USD', 0.001],
    ['USD', '1e3'],
    ['USD', '1,50'],
    ['USD', '99999999999999999999'],
  ])('%s has no amount %s', async (currency, unit_price) => {
    const items = [{ ...(await stocked(1)), unit_price }];
    expect([400, 422]).toContain((await refusedOrder(orderFor([], { items, currency }))).status);
  });

  test('one order has one currency', async () => {
    const body = { product_id: unique('product'), name: 'Mug', price: '4.20', currency: 'EUR' };
    await ok(service.commands.POST('/api/v1/products', { body: { ...body, qty: 2 } }));
    const { product_id } = body;
    expect((await place({ product_id })).currency).toBe('EUR');
    expect((await refusedOrder({ product_id, currency: 'USD' })).code).toBe('currency_mismatch');
  });

  test('a discount is not the customer’s to give, nor more than the goods are worth', async () => {
    const item = await listed('5.00');
    await receive(item, 5);
    const customer = await newCustomer();
    const body = orderFor([], { items: [{ ...item }], user_id: customer.userId });
    const cheaper = await refusedOrder({ ...body, discount: '1.00' }, customer);
    expect([cheaper.status, cheaper.code]).toEqual([422, 'discount_not_allowed']);
    const paidOut = await refusedOrder({ ...body, discount: '5.01' });
    expect(paidOut.status).toBe(422);
    expect((await place({ ...body, discount: '5.00' })).total).toBe('0.00');
  });
});
