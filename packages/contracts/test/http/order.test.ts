import { fold, orderDecider } from '@order-ledger/domain';
import type { OrderEvent, OrderState } from '@order-ledger/domain';
import { describe, expect, test } from 'vitest';
import { legalActions, orderBody, orderLinks, orderSchema } from '../../src/http/index.ts';
import type { OrderBody } from '../../src/http/index.ts';
import { recordedEvents } from '../events/recorded-events.ts';

const { OrderPlaced: order } = recordedEvents;
const self = `/api/v1/orders/${order.orderId}`;

/** The body of the order that has had the recorded events of these types. */
const bodyAfter = (...types: readonly OrderEvent['type'][]): OrderBody => {
  const events = types.map((type) => ({ type, data: recordedEvents[type] }) as OrderEvent);
  const state: OrderState = fold(orderDecider.evolve, orderDecider.initialState, events);
  if (!('order' in state)) throw new Error('the order was not placed');
  const body = orderBody(state);
  expect(orderSchema.parse(body)).toStrictEqual(body);
  return body;
};

describe('the body of an order', () => {
  test('tells everything that callers may know, with money as decimals', () => {
    const untouched = { cancelled: 0, shipped: 0, returned: 0 };
    expect(bodyAfter('OrderPlaced', 'OrderReserved')).toStrictEqual({
      id: order.orderId,
      order_id: order.orderId,
      order_number: 'ORD-20261120-000017',
      status: 'reserved',
      user_id: 'user123',
      currency: 'USD',
      items: [
        {
          line: 1,
          product_id: 'SKU-42.blue',
          warehouse_id: 'wh-berlin',
          quantity: 2,
          unit_price: '19.99',
          total: '39.98',
          ...untouched,
        },
        {
          line: 2,
          product_id: 'lamp~e27',
          warehouse_id: 'wh_oslo',
          quantity: 1,
          unit_price: '0.00',
          total: '0.00',
          ...untouched,
        },
      ],
      subtotal: '39.98',
      discount: '2.00',
      tax: '7.22',
      shipping: '4.99',
      total: '50.19',
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
      payment_due_at: '2026-11-20T10:15:00.123Z',
      placed_at: '2026-11-20T10:00:00.123Z',
      links: {
        self,
        payment: `${self}/payment`,
        cancel: `${self}/cancel`,
        cancel_items: `${self}/cancel`,
        edit: self,
        extend: `/api/v1/reservations/${order.orderId}/extend`,
      },
    });
  });

  test('tells of its payment and of every try', () => {
    const tried = bodyAfter(
      'OrderPlaced',
      'OrderReserved',
      'PaymentRequested',
      'OrderPaid',
      'SurplusPaymentReceived',
      'PaymentFailed',
    );
    expect(tried.payment).toStrictEqual({
      method: 'credit_card',
      reference: 'pi_3PkQ1x2eZvKYlo2C',
      amount: '50.19',
      currency: 'USD',
      paid_at: '2026-11-20T10:03:12.000Z',
    });
    expect(tried.payment_attempts).toStrictEqual([
      {
        payment_id: '2',
        status: 'succeeded',
        method: 'credit_card',
        amount: '50.19',
        currency: 'USD',
        reference: 'pi_3PkQ1x2eZvKYlo2C',
        code: null,
        requested_at: '2026-11-20T10:02:40.000Z',
        ended_at: '2026-11-20T10:03:12.000Z',
      },
    ]);
    expect(tried.surplus_payments).toStrictEqual([
      {
        method: 'bank_transfer',
        reference: 'bt-2026-11-23-0815',
        amount: '50.20',
        currency: 'USD',
        reason: 'already_paid',
        received_at: '2026-11-23T06:00:00.000Z',
      },
    ]);
  });

  test('tells of a failure that nobody here had asked for', () => {
    const { failedAt, code, reference } = recordedEvents.PaymentFailed;
    const body = orderBody({
      order,
      status: 'reserved',
      money: {
        attempts: [],
        surplus: [],
        refunds: [],
        failures: [{ reference, code, failedAt }],
      },
      goods: { shipments: [], returns: [], deliveredAt: null },
    });
    expect(orderSchema.parse(body).payment_failures).toStrictEqual([
      { reference: 'pi_3PkQ0a9b8c7d6e5f', code: 'card_declined', failed_at: failedAt },
    ]);
  });

  test('tells what was cancelled and goes back, in the digits of its currency', () => {
    const body = bodyAfter(
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'ItemsCancelled',
      'RefundRequested',
      'RefundCompleted',
    );
    expect(body).toMatchObject({ total: '27.59', refund_requested: true });
    expect(body.items[0]).toMatchObject({ quantity: 1, total: '19.99', cancelled: 1 });
    expect(body.refunds).toStrictEqual([
      {
        refund_id: '1',
        status: 'completed',
        reason: 'cancelled',
        amount: '50.19',
        currency: 'USD',
        payment_reference: 'pi_3PkQ1x2eZvKYlo2C',
        reference: 're_3PkQ1x2eZvKYlo2C',
        code: null,
        requested_at: '2026-11-20T11:30:00.000Z',
        ended_at: '2026-11-20T11:30:04.120Z',
      },
    ]);
    const refund = { ...recordedEvents.RefundRequested, amount: 5019, currency: 'JPY' };
    const yen = fold(orderDecider.evolve, orderDecider.initialState, [
      { type: 'OrderPlaced', data: order },
      { type: 'RefundRequested', data: refund },
    ]);
    expect('order' in yen && orderBody(yen).refunds[0]?.amount).toBe('5019');
  });

  test('tells where the goods are', () => {
    const body = bodyAfter(
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderConfirmed',
      'ShipmentDispatched',
      'OrderShipped',
      'ShipmentDelivered',
      'OrderDelivered',
      'ReturnRequested',
      'ReturnCompleted',
    );
    expect(body).toMatchObject({
      status: 'partially_returned',
      delivered_at: '2026-11-23T14:05:00.000Z',
    });
    expect(body.items[0]).toMatchObject({ quantity: 2, shipped: 2, returned: 2 });
    expect(body.shipments).toStrictEqual([
      {
        shipment_id: '5c0f6c1e-2f1b-5d57-8a39-0f6f4f1c7e02',
        items: [
          { line: 1, quantity: 2 },
          { line: 2, quantity: 1 },
        ],
        carrier: 'DHL',
        tracking_number: '00340434161094042557',
        dispatched_at: '2026-11-21T08:30:00.000Z',
        delivered_at: '2026-11-23T14:05:00.000Z',
      },
    ]);
    expect(body.returns).toStrictEqual([
      {
        return_id: '1d8f2e0a-7c47-5b1e-9a60-3d4f5b6c7a81',
        status: 'completed',
        items: [{ line: 1, quantity: 2 }],
        returned_items: [
          { line: 1, quantity: 1, restock: true },
          { line: 1, quantity: 1, restock: false },
        ],
        amount: '45.20',
        requested_at: '2026-11-25T09:00:00.000Z',
        ended_at: '2026-11-28T10:10:00.000Z',
      },
    ]);
  });
});

describe('what can be done with an order', () => {
  test.each([
    ['placed', 'cancel edit extend'],
    ['reserved', 'payment cancel cancel_items edit extend'],
    ['paid', 'cancel cancel_items edit'],
    ['confirmed', 'process ship cancel cancel_items edit'],
    ['processing', 'ship cancel cancel_items edit'],
    ['partially_shipped', 'ship deliver cancel_items edit'],
    ['shipped', 'deliver edit'],
    ['delivered', 'return edit'],
    ['partially_returned', 'return edit'],
    ['returned', 'edit'],
    ['rejected', ''],
    ['cancelled', ''],
    ['expired', ''],
    ['constructor', ''],
  ])('that is %s: %s', (status, actions) => {
    const found = legalActions(order.orderId, status);
    expect(found.map(({ action }) => action).join(' ')).toBe(actions);
    expect(orderLinks(order.orderId, status)).toStrictEqual({
      self,
      ...Object.fromEntries(found.map(({ action, href }) => [action, href])),
    });
  });

  test('comes with the request to make', () => {
    expect(legalActions(order.orderId, 'confirmed')).toStrictEqual([
      { action: 'process', method: 'PATCH', href: `${self}/status` },
      { action: 'ship', method: 'POST', href: `${self}/shipments` },
      { action: 'cancel', method: 'POST', href: `${self}/cancel` },
      { action: 'cancel_items', method: 'POST', href: `${self}/cancel` },
      { action: 'edit', method: 'PATCH', href: self },
    ]);
    expect(legalActions(order.orderId, 'delivered')[0]).toStrictEqual({
      action: 'return',
      method: 'POST',
      href: `${self}/returns`,
    });
  });
});
