import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, orderFor, place, placed, stockBecomes, stocked } from '../support/goods.ts';
import type { Order, PlaceOrder } from '../support/goods.ts';
import { answered, clientOf, impatient, newCustomer, refused, service } from '../support/ledger.ts';

const orders = '/api/v1/orders';
const keyed = (key: string) => ({ params: { header: { 'idempotency-key': key } } });

const placeWith = async (key: string, body: PlaceOrder, client = service) =>
  await answered(client.commands.POST(orders, { body, ...keyed(key) }));

const eachId = (answers: readonly { readonly data: Order }[]) =>
  new Set(answers.map(({ data }) => data.id));

capability('Order number', () => {
  test('is ORD-YYYYMMDD-NNNNNN of the day in UTC', async () => {
    const { order } = await placed();
    const day = order.placed_at.slice(0, 10).replaceAll('-', '');
    expect(order.order_number).toMatch(new RegExp(`^ORD-${day}-\\d{6}$`));
  });

  test('is unique over all instances, whichever is asked and however many at once', async () => {
    const item = await stocked(60);
    const numbers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const order = await place(orderFor([item]), n % 2 === 0 ? service : impatient);
        return order.order_number;
      }),
    );
    expect(new Set(numbers).size).toBe(60);
  });
});

capability('Idempotency', () => {
  test('the same key and body have the first answer again, and one effect', async () => {
    const item = await stocked(5);
    const body = orderFor([item]);
    const key = randomUUID();
    const first = await placeWith(key, body);
    const again = await placeWith(key, body);
    expect([again.status, again.data]).toEqual([first.status, first.data]);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    await stockBecomes(item, { reserved: 1, available: 4 });
  });

  test('the key may stand in the body, and is the same there', async () => {
    const body = orderFor([await stocked(5)]);
    const key = randomUUID();
    const first = await placeWith(key, body);
    const inBody = { body: { ...body, idempotency_key: key } };
    const again = await answered(service.commands.POST(orders, inBody));
    expect(again.data.id).toBe(first.data.id);
    const other = { ...keyed(randomUUID()), ...inBody };
    expect((await refused(service.commands.POST(orders, other))).code).toBe(
      'idempotency_keys_differ',
    );
  });

  test('while the first is in flight the others wait for it: one order, 30 same answers', async () => {
    const item = await stocked(50);
    const body = orderFor([item]);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => await placeWith(key, body)),
    );
    expect(eachId(answers).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    await stockBecomes(item, { reserved: 1, available: 49 });
  });

  test('two instances that are asked at once make one order', async () => {
    const item = await stocked(50);
    const body = orderFor([item]);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, n) => await placeWith(key, body, n % 2 === 0 ? service : impatient),
      ),
    );
    expect(eachId(answers).size).toBe(1);
    await stockBecomes(item, { available: 49 });
  });

  test('the same key with another body is a 422, and has no effect', async () => {
    const item = await stocked(5);
    const key = randomUUID();
    const body = orderFor([item]);
    await placeWith(key, body);
    const other = { ...body, notes: 'gift' };
    const problem = await refused(service.commands.POST(orders, { body: other, ...keyed(key) }));
    expect([problem.status, problem.code]).toEqual([422, 'idempotency_key_reused']);
    await stockBecomes(item, { reserved: 1 });
  });

  test('members in another order are the same body', async () => {
    const body = orderFor([await stocked(5)]);
    const key = randomUUID();
    const first = await placeWith(key, body);
    const reversed = Object.fromEntries(Object.entries(body).toReversed());
    expect((await placeWith(key, reversed)).data.id).toBe(first.data.id);
  });

  test('a refusal is an answer too: it stays, also when the stock has come', async () => {
    const item = await stocked(1);
    const items = [{ ...item, quantity: 2, unit_price: '1.00' }];
    const ask = { body: orderFor([], { items }), ...keyed(randomUUID()) };
    expect((await refused(service.commands.POST(orders, ask))).code).toBe('insufficient_stock');
    const delivery = { body: { type: 'received', ...item, quantity: 5 } as const };
    await service.commands.POST('/api/v1/inventory/update', delivery);
    expect((await refused(service.commands.POST(orders, ask))).code).toBe('insufficient_stock');
  });

  test('a key is its caller’s: another caller’s same key is another key', async () => {
    const item = await stocked(5);
    const key = randomUUID();
    const first = await placeWith(key, orderFor([item]));
    const second = await newCustomer();
    const problem = await refused(
      second.commands.POST(orders, {
        body: orderFor([item], { user_id: second.userId }),
        ...keyed(key),
      }),
    );
    // Not the order of the other, and not a conflict with its body either.
    expect(problem.code).toBe('unlisted_product');
    expect(first.status).toBe(201);
  });

  test('a command to an order is done once, however often it is sent', async () => {
    const { id } = await placed();
    const ask = {
      params: { path: { id }, header: { 'idempotency-key': randomUUID() } },
      body: { method: 'card', reference: 'ch_1' },
    };
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async () => await answered(service.commands.POST('/api/v1/orders/{id}/payment', ask)),
      ),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    const other = { ...ask, body: { method: 'card', reference: 'ch_2' } };
    const problem = await refused(service.commands.POST('/api/v1/orders/{id}/payment', other));
    expect([problem.status, problem.code]).toEqual([422, 'idempotency_key_reused']);
    const { data } = await answered(service.queries.GET('/api/v1/orders/{id}/events', at(id)));
    const types = data.data.map(({ type }) => type);
    expect(types.filter((type) => type === 'OrderPaid')).toHaveLength(1);
  });

  test('a delivery of stock is booked once', async () => {
    const item = await stocked(1);
    const body = { type: 'received', ...item, quantity: 5 } as const;
    const ask = { body, ...keyed(randomUUID()) };
    const bookings = [1, 2, 3].map(
      async () => await answered(service.commands.POST('/api/v1/inventory/update', ask)),
    );
    const told = (await Promise.all(bookings)).map(({ data }) => data.received);
    expect(told).toEqual([6, 6, 6]);
    await stockBecomes(item, { received: 6 });
  });

  test.each(['with blanks', 'ü'.repeat(2), 'x'.repeat(256)])('"%s" is no key', async (key) => {
    const body = { ...orderFor([]), product_id: 'x', idempotency_key: key };
    const { items: _, ...short } = body;
    expect((await refused(clientOf().commands.POST(orders, { body: short }))).status).toBe(401);
    expect((await refused(service.commands.POST(orders, { body: short }))).code).toBe(
      'invalid_request',
    );
  });
});
