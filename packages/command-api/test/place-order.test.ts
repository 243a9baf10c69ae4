import type { SealedText } from '@order-ledger/personal-data';
import { expect, it } from 'vitest';
import {
  eventsOf,
  line,
  orderOf,
  post,
  startLedger,
  stockStream,
  stocked,
  typesOf,
} from './command-api.ts';

const ledger = await startLedger();
const untouched = { cancelled: 0, shipped: 0, returned: 0 };
const app = ledger.instance({ now: () => new Date('2026-11-20T10:00:00.000Z') });

it('reserves, places, and answers 201 with everything about the order', async () => {
  const product = await stocked(app, 10);
  const { status, body, headers } = await post(app, '/orders', {
    ...orderOf(line(product, 2, 19.99), line(product, 1, '0.02')),
    discount: '5',
    tax: 3.5,
    shipping: '4.00',
    notes: 'ring twice',
  });
  expect(status).toBe(201);
  const { id } = body;
  expect(body).toEqual({
    id,
    order_id: id,
    order_number: expect.stringMatching(/^ORD-20261120-\d{6}$/) as string,
    status: 'reserved',
    user_id: 'user123',
    currency: 'USD',
    items: [
      { line: 1, ...line(product, 2, '19.99'), total: '39.98', ...untouched },
      { line: 2, ...line(product, 1, '0.02'), total: '0.02', ...untouched },
    ],
    subtotal: '40.00',
    discount: '5.00',
    tax: '3.50',
    shipping: '4.00',
    total: '42.50',
    payment_method: 'credit_card',
    payment: null,
    payment_attempts: [],
    payment_failures: [],
    surplus_payments: [],
    refund_requested: false,
    refunds: [],
    shipments: [],
    delivered_at: null,
    returns: [],
    payment_due_at: '2026-11-21T10:00:00.000Z',
    placed_at: '2026-11-20T10:00:00.000Z',
    links: {
      self: `/api/v1/orders/${id}`,
      payment: `/api/v1/orders/${id}/payment`,
      cancel: `/api/v1/orders/${id}/cancel`,
      cancel_items: `/api/v1/orders/${id}/cancel`,
      edit: `/api/v1/orders/${id}`,
      extend: `/api/v1/reservations/${id}/extend`,
    },
  });
  expect(headers).toMatchObject({ etag: '"1"', location: `/api/v1/orders/${id}` });
  expect(headers['ledger-position']).toBe(String(await ledger.head()));
  expect(await typesOf(ledger, `order-${id}`)).toEqual(['OrderPlaced', 'OrderReserved']);
  expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived', 'StockReserved']);
});

it('places what a guest asks for, with integer ids and a text as address', async () => {
  await post(app, '/inventory/update', {
    type: 'received',
    product_id: 4711,
    warehouse_id: 7,
    quantity: 5,
  });
  const item = { product_id: 4711, warehouse_id: 7, quantity: 5, unit_price: 1 };
  const order = { ...orderOf(item), user_id: null, shipping_address: '1 Main Street' };
  const { status, body } = await post(app, '/orders', order);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    user_id: null,
    total: '5.00',
    items: [{ product_id: '4711', warehouse_id: '7', quantity: 5 }],
  });
});

it.each([
  ['JPY', '1200', 1200, '2400'],
  ['KWD', '1.234', 1234, '2.468'],
  ['EUR', '0.1', 10, '0.20'],
])('counts in the units of %s', async (currency, unit_price, _minor, total) => {
  const product = await stocked(app, 2);
  const order = { ...orderOf(line(product, 2, unit_price)), currency };
  const { body } = await post(app, '/orders', order);
  expect(body).toMatchObject({ currency, total });
});

it('adds as decimals, not as floats', async () => {
  const product = await stocked(app, 10);
  const order = orderOf(...[0.1, 0.2, '0.30', 1e2].map((price) => line(product, 1, price)));
  expect((await post(app, '/orders', order)).body.total).toBe('100.60');
});

it('seals what names a person', async () => {
  const product = await stocked(app, 1);
  const order = { ...orderOf(line(product)), notes: 'CANARY-NOTES' };
  const address = { name: 'CANARY-NAME', street: 'CANARY-STREET' };
  const { body } = await post(app, '/orders', { ...order, shipping_address: address });
  const [placed] = await eventsOf(ledger, `order-${body.id}`);
  expect(JSON.stringify(placed?.data)).not.toContain('CANARY');
  const { shippingAddress, notes: sealedNotes } = (placed?.data ?? {}) as Record<
    string,
    SealedText
  >;
  const sealed = [shippingAddress, sealedNotes].flatMap((text) => text ?? []);
  expect(await ledger.personalData.openMany(sealed)).toEqual([
    JSON.stringify(address),
    'CANARY-NOTES',
  ]);
});

it('carries the ids of the request into every event it causes', async () => {
  const product = await stocked(app, 1);
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const { body } = await post(app, '/orders', orderOf(line(product)), {
    'x-request-id': 'request-7',
    traceparent,
  });
  const order = await eventsOf(ledger, `order-${body.id}`);
  const stock = await eventsOf(ledger, stockStream(product));
  const caused = [...order, ...stock.slice(1)];
  expect(caused.map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderReserved', 'StockReserved']);
  for (const { metadata } of caused) {
    expect(metadata).toMatchObject({
      $correlationId: 'request-7',
      actor: 'anonymous',
      traceparent,
    });
  }
});

it('gives each order a number of its own, over instances too', async () => {
  const product = await stocked(app, 40);
  const other = ledger.instance();
  const answers = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, index) => await post(index % 2 ? app : other, '/orders', orderOf(line(product))),
    ),
  );
  const numbers = new Set(answers.map(({ body }) => body.order_number));
  expect(numbers.size).toBe(40);
});

it('answers 409 with what is missing, and writes nothing', async () => {
  const product = await stocked(app, 3);
  const head = await ledger.head();
  const { status, body } = await post(app, '/orders', orderOf(line(product, 2), line(product, 2)));
  expect(status).toBe(409);
  expect(body).toMatchObject({
    code: 'insufficient_stock',
    shortages: [{ product_id: product, warehouse_id: 'main', requested: 4, available: 3 }],
  });
  expect(await ledger.head()).toBe(head);
});

it('answers 422 for a product nobody has received, and writes nothing', async () => {
  const head = await ledger.head();
  for (const headers of [{}, { 'idempotency-key': 'unknown-1' }]) {
    const { status, body } = await post(app, '/orders', orderOf(line('nothing')), headers);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'unknown_product',
      shortages: [{ product_id: 'nothing', requested: 1, available: null }],
    });
  }
  expect(await ledger.head()).toBe(head);
});

it('reserves all lines or none', async () => {
  const [plenty, few] = [await stocked(app, 10), await stocked(app, 1)];
  const order = orderOf(line(plenty, 4), line(few, 2));
  expect((await post(app, '/orders', order)).status).toBe(409);
  expect((await post(app, '/orders', orderOf(line(plenty, 10)))).status).toBe(201);
  expect(await typesOf(ledger, stockStream(plenty))).toEqual([
    'StockReceived',
    'StockReserved',
    'ReservationReleased',
    'StockReserved',
  ]);
  expect(await typesOf(ledger, stockStream(few))).toEqual(['StockReceived']);
});

it('gives back what it held when a product of the order is unknown', async () => {
  const product = await stocked(app, 1);
  const order = orderOf(line(product), line('nothing'));
  for (const headers of [{}, { 'idempotency-key': 'unknown-2' }]) {
    expect((await post(app, '/orders', order, headers)).body.code).toBe('unknown_product');
  }
  expect((await post(app, '/orders', orderOf(line(product)))).status).toBe(201);
});

it('answers 202 as soon as the order is written, when that is preferred', async () => {
  const product = await stocked(app, 1);
  const { status, body, headers } = await post(app, '/orders', orderOf(line(product, 5)), {
    prefer: 'wait=10, Respond-Async',
  });
  expect(status).toBe(202);
  expect(body.status).toBe('placed');
  expect(headers).toMatchObject({
    etag: '"0"',
    location: `/api/v1/orders/${body.id}`,
    'preference-applied': 'respond-async',
  });
  expect(await typesOf(ledger, `order-${body.id}`)).toEqual(['OrderPlaced']);
  expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived']);
});
