import { randomUUID } from 'node:crypto';
import type { OrderEvent, OrderPlaced, StockEvent } from '@order-ledger/domain';
import { beforeEach, expect, test } from 'vitest';
import { runAudit } from '../src/index.ts';
import type { FindingCode } from '../src/index.ts';
import { at, dueAt, mug } from './support/lives.ts';
import { createRawWriter } from './support/raw-writer.ts';
import { testSystem } from './support/system.ts';

/*
 * Streams that no decider would write, each with one thing wrong. Event ids and hashes are right:
 * what is found is found in what the events say.
 */

const system = await testSystem();
const eventStore = system.eventStore();
const write = createRawWriter(eventStore);

let orderId = '';
let item = mug;
/** What was found before the test began, as text. */
let seen: ReadonlySet<string> = new Set();

beforeEach(() => {
  orderId = randomUUID();
  item = { warehouseId: 'berlin', productId: `mug-${orderId.slice(0, 8)}` };
});

const textOf = (finding: object): string =>
  JSON.stringify(finding, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));

/** The codes that are new since it was last asked, each once. */
const newCodes = async (): Promise<readonly string[]> => {
  const { findings } = await runAudit({ eventStore, limit: 10_000, settleMs: 0 });
  const fresh = findings.filter((each) => !seen.has(textOf(each)));
  seen = new Set(findings.map(textOf));
  return [...new Set(fresh.map(({ code }) => code))].toSorted();
};

const of = () => ({ ...item, reservationId: orderId, quantity: 2 });
const moved = () => ({ ...of(), movementId: randomUUID() });

const received = (quantity = 10): StockEvent => ({
  type: 'StockReceived',
  data: { ...item, movementId: randomUUID(), quantity, reason: '', receivedAt: at },
});
const reserved = (quantity = 2): StockEvent => ({
  type: 'StockReserved',
  data: { ...of(), quantity, expiresAt: dueAt, reservedAt: at },
});
const confirmed = (quantity = 2): StockEvent => ({
  type: 'ReservationConfirmed',
  data: { ...of(), quantity, confirmedAt: at },
});
const released = (quantity = 2): StockEvent => ({
  type: 'ReservationReleased',
  data: { ...of(), quantity, reason: 'cancelled', releasedAt: at },
});
const expired = (): StockEvent => ({
  type: 'ReservationExpired',
  data: { ...of(), expiredAt: at },
});
const shipped = (): StockEvent => ({ type: 'StockShipped', data: { ...moved(), shippedAt: at } });
const stock = async (...events: readonly StockEvent[]): Promise<void> =>
  await write(`stockReservation-${item.warehouseId}.${item.productId}`, ...events);

test.each<[string, () => readonly StockEvent[], readonly FindingCode[]]>([
  ['more reserved than received', () => [received(1), reserved(), released()], ['oversold']],
  [
    'ended twice',
    () => [received(), reserved(), released(), expired()],
    ['reservation_ended_twice'],
  ],
  [
    'confirmed after its release',
    () => [received(), reserved(), released(), confirmed()],
    ['reservation_ended_twice'],
  ],
  ['ended without a beginning', () => [received(), released()], ['reservation_unknown']],
  ['made twice', () => [received(), reserved(), reserved(), released()], ['reservation_reused']],
  [
    'more released than reserved',
    () => [received(), reserved(), released(3)],
    ['stock_not_conserved'],
  ],
  ['shipped before it was sold', () => [received(), shipped()], ['stock_negative']],
  [
    'booked twice',
    () => {
      const once = received();
      return [once, once];
    },
    ['movement_repeated'],
  ],
])('stock: %s', async (_, events, codes) => {
  await stock(...events());
  const found = await newCodes();
  // Nobody ordered it, so that nobody's order disagrees about what is held or was shipped.
  expect(found.filter((code) => code !== 'reservation_left_open')).toStrictEqual(codes);
});

test('stock: an event about another item', async () => {
  await write(`stockReservation-${item.warehouseId}.${item.productId}`, {
    ...received(),
    data: { ...received().data, productId: 'other' },
  });
  expect(await newCodes()).toStrictEqual(['event_in_wrong_stream']);
});

const sealed = { personId: 'user:1', sealed: 'A'.repeat(60) };
const totals = { subtotal: 200, discount: 0, tax: 0, shipping: 0, total: 200 };

const placed = (changes: Partial<OrderPlaced['data']> = {}): OrderEvent => ({
  type: 'OrderPlaced',
  data: {
    orderId,
    orderNumber: 'ORD-20261120-000001',
    userId: null,
    lines: [{ ...item, quantity: 2, unitPrice: 100 }],
    currency: 'USD',
    totals,
    shippingAddress: sealed,
    notes: null,
    paymentMethod: 'card',
    placedAt: at,
    paymentDueAt: dueAt,
    ...changes,
  },
});
const orderReserved = (): OrderEvent => ({
  type: 'OrderReserved',
  data: { orderId, reservedAt: at },
});
const payment = { method: 'card', reference: 'p1', amount: 200, currency: 'USD' } as const;
const orderPaid = (amount = 200): OrderEvent => ({
  type: 'OrderPaid',
  data: { orderId, ...payment, amount, paidAt: at },
});
const orderConfirmed = (): OrderEvent => ({
  type: 'OrderConfirmed',
  data: { orderId, confirmedAt: at },
});
const orderCancelled = (): OrderEvent => ({
  type: 'OrderCancelled',
  data: { orderId, code: 'requested', comment: null, cancelledAt: at },
});
const refund = (amount: number, refundId = '1', paymentReference = 'p1'): OrderEvent => ({
  type: 'RefundRequested',
  data: {
    orderId,
    refundId,
    reason: 'cancelled',
    amount,
    currency: 'USD',
    paymentReference,
    requestedAt: at,
  },
});
const dispatched = (quantity: number, line = 1): OrderEvent => ({
  type: 'ShipmentDispatched',
  data: {
    orderId,
    shipmentId: 's1',
    lines: [{ line, quantity }],
    carrier: 'mail',
    trackingNumber: null,
    dispatchedAt: at,
  },
});
const order = async (...events: readonly OrderEvent[]): Promise<void> =>
  await write(`order-${orderId}`, ...events);

test.each<[string, () => readonly OrderEvent[], readonly FindingCode[]]>([
  [
    'totals that do not sum',
    () => [placed({ totals: { ...totals, total: 201 } })],
    ['order_totals_wrong'],
  ],
  [
    'a subtotal that is not that of its lines',
    () => [placed({ totals: { ...totals, subtotal: 100, total: 100 } })],
    ['order_totals_wrong'],
  ],
  [
    'new totals that do not follow the pieces that are left',
    () => [
      placed(),
      orderReserved(),
      {
        type: 'QuantitiesChanged',
        data: { orderId, lines: [{ line: 1, quantity: 1 }], totals, changedAt: at },
      },
    ],
    ['order_totals_wrong'],
  ],
  ['reserved before it was placed', () => [orderReserved(), placed()], ['order_illegal_event']],
  ['placed twice', () => [placed(), placed()], ['order_illegal_event']],
  [
    'paid after it was cancelled',
    () => [placed(), orderReserved(), orderCancelled(), orderPaid(), refund(200)],
    ['money_not_kept', 'order_illegal_event'],
  ],
  [
    'paid with another amount',
    () => [placed(), orderReserved(), orderPaid(150)],
    ['money_not_kept', 'payment_wrong'],
  ],
  [
    'cancelled, and the money kept',
    () => [placed(), orderReserved(), orderPaid(), orderCancelled()],
    ['money_not_kept'],
  ],
  [
    'more given back than was paid',
    () => [placed(), orderReserved(), orderPaid(), orderCancelled(), refund(200), refund(1, '2')],
    ['money_not_kept', 'refund_wrong'],
  ],
  [
    'a refund of a payment that never came',
    () => [placed(), orderReserved(), orderCancelled(), refund(5, '1', 'p9')],
    ['refund_wrong'],
  ],
  [
    'a refund that ends and was never asked for',
    () => [
      placed(),
      orderReserved(),
      orderCancelled(),
      {
        type: 'RefundCompleted',
        data: { orderId, refundId: '7', reference: 'r', completedAt: at },
      },
    ],
    ['refund_wrong'],
  ],
])('an order: %s', async (_, events, codes) => {
  await stock(received(), reserved(), released());
  await order(...events());
  expect(await newCodes()).toStrictEqual(codes);
});

const sold = async (...more: readonly StockEvent[]): Promise<void> =>
  await stock(received(), reserved(), confirmed(), ...more);

test.each<[string, () => Promise<void>, readonly FindingCode[]]>([
  [
    'more shipped than ordered',
    async () => {
      await sold({ type: 'StockShipped', data: { ...moved(), shippedAt: at } });
      await order(placed(), orderReserved(), orderPaid(), orderConfirmed(), dispatched(3));
    },
    ['order_pieces_wrong', 'shipped_unlike_order'],
  ],
  [
    'a line shipped that there is not',
    async () => {
      await sold();
      await order(placed(), orderReserved(), orderPaid(), orderConfirmed(), dispatched(1, 2));
    },
    ['order_pieces_wrong'],
  ],
  [
    'reserved without a reservation',
    async () => {
      await stock(received());
      await order(placed(), orderReserved());
    },
    ['reserved_without_stock'],
  ],
  [
    'confirmed without its reservation',
    async () => {
      await stock(received(), reserved());
      await order(placed(), orderReserved(), orderPaid(), orderConfirmed());
    },
    ['confirmed_without_stock', 'reservation_left_open', 'sold_unlike_order'],
  ],
  [
    'expired, and its stock still held',
    async () => {
      await stock(received(), reserved());
      await order(placed(), { type: 'OrderExpired', data: { orderId, expiredAt: at } });
    },
    ['reservation_left_open'],
  ],
  [
    'cancelled, and its stock still sold',
    async () => {
      await sold();
      await order(placed(), orderCancelled());
    },
    ['sold_unlike_order'],
  ],
  [
    'left the shop, and the stock does not know',
    async () => {
      await sold();
      await order(placed(), orderReserved(), orderPaid(), orderConfirmed(), dispatched(2));
    },
    ['shipped_unlike_order'],
  ],
  [
    'stock that is held for an order that never came',
    async () => await stock(received(), reserved()),
    ['reservation_left_open'],
  ],
  [
    'a hold of what was not reserved',
    async () => {
      const holdId = randomUUID();
      const data = { holdId, items: [{ ...item, quantity: 1 }], externalOrderId: null };
      await write(`hold-${holdId}`, { type: 'HoldOpened', data: { ...data, openedAt: at } });
    },
    ['hold_without_stock'],
  ],
  [
    'a hold that is refused and then opened',
    async () => {
      const holdId = randomUUID();
      const refused = { type: 'HoldRefused', data: { holdId, refusedAt: at } };
      await write(`hold-${holdId}`, refused, refused);
    },
    ['more_than_one_decision'],
  ],
  [
    'a product that changes before there is one',
    async () => {
      const productId = randomUUID();
      const data = { productId, name: 'x', renamedAt: at };
      await write(`product-${productId}`, { type: 'ProductRenamed', data });
    },
    ['product_illegal_event'],
  ],
  [
    'order numbers that are given out twice',
    async () => {
      const day = '20261121';
      const leased = {
        type: 'OrderNumbersLeased',
        data: { day, first: 1, count: 5, leasedAt: at },
      };
      await write(`orderNumbers-${day}`, leased, leased);
    },
    ['order_numbers_overlap'],
  ],
])('together: %s', async (_, act, codes) => {
  await act();
  expect(await newCodes()).toStrictEqual(codes);
});

test('what changed a moment ago is counted as in flight, not found', async () => {
  await stock(received(), reserved());
  const report = await runAudit({ eventStore, settleMs: 60_000 });
  expect(report.ordersInFlight).toBeGreaterThan(0);
  expect(report.findingsByCode.reservation_left_open).toBeUndefined();
  expect(await newCodes()).toStrictEqual(['reservation_left_open']);
});
