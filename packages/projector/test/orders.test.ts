import type { OrderEvent } from '@order-ledger/domain';
import { orderDetails, orderListing } from '@order-ledger/projections';
import { describe, expect, it } from 'vitest';
import { testReadModel } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { project } from './support/project.ts';

const db = await testReadModel();

const orderId = '0198c0de-0000-7000-8000-000000000001';
const at = (minute: number): string => `2026-11-20T10:0${minute}:00.000Z`;
/** When the event store got the event of a revision. */
const recorded = (revision: number) => ({ recordedAt: `2026-11-20T10:00:0${revision}.000Z` });
const address = { personId: 'user:user123', sealed: 'YWRkcmVzcw==' };
const comment = { personId: 'user:user123', sealed: 'Y29tbWVudA==' };
const tea = { warehouseId: 'main', productId: 'tea', quantity: 2, unitPrice: 999 };
const pot = { warehouseId: 'north', productId: 'pot', quantity: 1, unitPrice: 999_999_999_999 };

const placed: OrderEvent = {
  type: 'OrderPlaced',
  data: {
    orderId,
    orderNumber: 'ORD-20261120-000001',
    userId: 'user123',
    lines: [tea, pot, tea],
    currency: 'USD',
    totals: { subtotal: 1_000_000_003_995, discount: 1, tax: 2, shipping: 3, total: 4 },
    shippingAddress: address,
    notes: null,
    paymentMethod: 'card',
    placedAt: at(0),
    paymentDueAt: at(9),
  },
};
const reserved: OrderEvent = { type: 'OrderReserved', data: { orderId, reservedAt: at(1) } };
const payment = { method: 'card', reference: 'p-1', amount: 4, currency: 'USD', paidAt: at(2) };
const paid: OrderEvent = { type: 'OrderPaid', data: { orderId, ...payment } };
const confirmed: OrderEvent = { type: 'OrderConfirmed', data: { orderId, confirmedAt: at(3) } };
const shortage = { warehouseId: 'main', productId: 'tea', quantity: 4, available: null };
const rejected: OrderEvent = {
  type: 'OrderRejected',
  data: { orderId, shortages: [shortage], rejectedAt: at(1) },
};
const cancelled: OrderEvent = {
  type: 'OrderCancelled',
  data: { orderId, code: 'requested', comment, cancelledAt: at(4) },
};
const refund = {
  refundId: '1',
  reason: 'cancelled',
  amount: 4,
  currency: 'USD',
  paymentReference: 'p-1',
  requestedAt: at(4),
} as const;
const refunded: OrderEvent = { type: 'RefundRequested', data: { orderId, ...refund } };
const expired: OrderEvent = { type: 'OrderExpired', data: { orderId, expiredAt: at(9) } };
const abandoned: OrderEvent = { type: 'OrderAbandoned', data: { orderId, abandonedAt: at(0) } };

const histories: [string, OrderEvent[], string][] = [
  ['placed', [placed], 'placed'],
  ['reserved', [placed, reserved], 'reserved'],
  ['rejected', [placed, rejected], 'rejected'],
  ['paid', [placed, reserved, paid], 'paid'],
  ['confirmed', [placed, reserved, paid, confirmed], 'confirmed'],
  ['cancelled', [placed, cancelled], 'cancelled'],
  ['cancelled after payment', [placed, reserved, paid, cancelled, refunded], 'cancelled'],
  ['expired', [placed, reserved, expired], 'expired'],
];

describe('order listing', () => {
  it.each(histories)('of an order that was %s', async (_, events, status) => {
    const last = events.length - 1;
    expect(await project(db, orderListing, deliveries('order', orderId, events))).toEqual([
      {
        order_id: orderId,
        order_number: 'ORD-20261120-000001',
        user_id: 'user123',
        status,
        currency: 'USD',
        total: '4',
        pieces: 5,
        product_ids: ['tea', 'pot'],
        lines: [{ quantity: 2 }, { quantity: 1 }, { quantity: 2 }],
        placed_at: new Date(at(0)),
        revision: `${last}`,
        position: `${100 + 10 * last}`,
        updated_at: new Date(Date.UTC(2026, 10, 20, 10, 0, last)),
      },
    ]);
  });

  it('has no row for an id that was abandoned', async () => {
    expect(await project(db, orderListing, deliveries('order', orderId, [abandoned]))).toEqual([]);
  });
});

describe('order details', () => {
  const detailsAfter = async (events: OrderEvent[]) =>
    await project(db, orderDetails, deliveries('order', orderId, events));

  it('hold everything that was placed, personal data sealed', async () => {
    expect(await detailsAfter([placed])).toEqual([
      {
        order_id: orderId,
        order_number: 'ORD-20261120-000001',
        user_id: 'user123',
        status: 'placed',
        status_history: [
          {
            from: null,
            to: 'placed',
            at: at(0),
            ...recorded(0),
            actor: 'service:test',
            reason: null,
            requestId: 'request',
          },
        ],
        lines: [tea, pot, tea],
        currency: 'USD',
        subtotal: '1000000003995',
        discount: '1',
        tax: '2',
        shipping: '3',
        total: '4',
        shipping_address: address,
        notes: null,
        metadata: null,
        payment_method: 'card',
        payment: null,
        payment_attempts: [],
        payment_failures: [],
        surplus_payments: [],
        refunds: [],
        shipments: [],
        returns: [],
        shortages: null,
        cancellation: null,
        placed_at: new Date(at(0)),
        payment_due_at: new Date(at(9)),
        delivered_at: null,
        revision: '0',
        position: '100',
        updated_at: new Date(Date.UTC(2026, 10, 20, 10, 0, 0)),
      },
    ]);
  });

  it.each(histories)('know the status of an order that was %s', async (_, events, status) => {
    const [row] = await detailsAfter(events);
    expect(row?.status).toBe(status);
    expect(row?.status_history.at(-1)?.to).toBe(status);
  });

  it('remember every step: from, to, when, who and why', async () => {
    const [row] = await detailsAfter([placed, reserved, paid, cancelled, refunded]);
    const by = { actor: 'service:test', requestId: 'request', reason: null };
    expect(row?.status_history).toEqual([
      { from: null, to: 'placed', at: at(0), ...recorded(0), ...by },
      { from: 'placed', to: 'reserved', at: at(1), ...recorded(1), ...by },
      { from: 'reserved', to: 'paid', at: at(2), ...recorded(2), ...by },
      { from: 'paid', to: 'cancelled', at: at(4), ...recorded(3), ...by, reason: 'requested' },
    ]);
  });

  it('do not grow with edits that come back to the same', async () => {
    const edit = (text: string): OrderEvent => ({
      type: 'NotesChanged',
      data: { orderId, notes: { ...comment, sealed: text }, changedAt: at(1) },
    });
    const size = async (edits: OrderEvent[]) =>
      JSON.stringify(await detailsAfter([placed, reserved, ...edits])).length;
    const edits = Array.from({ length: 4 }, () => edit('YQ=='));
    expect(await size([...edits, ...edits])).toBe(await size(edits));
  });

  it.each<[string, OrderEvent[], object]>([
    ['the payment', [placed, reserved, paid], { payment }],
    ['what was missing', [placed, rejected], { shortages: [shortage] }],
    ['why it was cancelled', [placed, cancelled], { cancellation: { code: 'requested', comment } }],
    [
      'the refund',
      [placed, reserved, paid, cancelled, refunded],
      { payment, refunds: [{ ...refund, status: 'requested' }] },
    ],
  ])('hold %s', async (_, events, facts) => {
    expect(await detailsAfter(events)).toMatchObject([facts]);
  });

  it('have no row for an id that was abandoned', async () => {
    expect(await detailsAfter([abandoned])).toEqual([]);
  });
});
