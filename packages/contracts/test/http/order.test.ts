import { describe, expect, test } from 'vitest';
import { legalActions, orderBody, orderLinks, orderSchema } from '../../src/http/index.ts';
import { recordedEvents } from '../events/recorded-events.ts';

const { OrderPlaced: order, OrderPaid: payment } = recordedEvents;
const self = `/api/v1/orders/${order.orderId}`;

describe('the body of an order', () => {
  const reserved = { order, status: 'reserved', payment: null, refundRequested: false };

  test('tells everything that callers may know, with money as decimals', () => {
    const body = orderBody(reserved);
    expect(body).toStrictEqual({
      id: order.orderId,
      order_id: order.orderId,
      order_number: 'ORD-20261120-000017',
      status: 'reserved',
      user_id: 'user123',
      currency: 'USD',
      items: [
        {
          product_id: 'SKU-42.blue',
          warehouse_id: 'wh-berlin',
          quantity: 2,
          unit_price: '19.99',
          total: '39.98',
        },
        {
          product_id: 'lamp~e27',
          warehouse_id: 'wh_oslo',
          quantity: 1,
          unit_price: '0.00',
          total: '0.00',
        },
      ],
      subtotal: '39.98',
      discount: '2.00',
      tax: '7.22',
      shipping: '4.99',
      total: '50.19',
      payment_method: 'credit_card',
      payment: null,
      refund_requested: false,
      payment_due_at: '2026-11-20T10:15:00.123Z',
      placed_at: '2026-11-20T10:00:00.123Z',
      links: { self, payment: `${self}/payment`, cancel: `${self}/cancel` },
    });
    expect(orderSchema.parse(body)).toStrictEqual(body);
  });

  test('tells of its payment, and of the digits of its currency', () => {
    const yen = { ...payment, amount: 5019, currency: 'JPY' };
    const body = orderBody({ ...reserved, status: 'paid', payment: yen });
    expect(body.payment).toStrictEqual({
      method: 'credit_card',
      reference: 'pi_3PkQ1x2eZvKYlo2C',
      amount: '5019',
      currency: 'JPY',
      paid_at: '2026-11-20T10:03:12.000Z',
    });
    expect(orderSchema.parse(body)).toStrictEqual(body);
  });
});

describe('what can be done with an order', () => {
  test.each([
    ['placed', ['cancel']],
    ['reserved', ['payment', 'cancel']],
    ['paid', ['cancel']],
    ['confirmed', ['cancel']],
    ['rejected', []],
    ['cancelled', []],
    ['expired', []],
    ['constructor', []],
  ])('that is %s: %o', (status, actions) => {
    const found = legalActions(order.orderId, status);
    expect(found).toStrictEqual(
      actions.map((action) => ({ action, method: 'POST', href: `${self}/${action}` })),
    );
    expect(Object.keys(orderLinks(order.orderId, status))).toStrictEqual(['self', ...actions]);
  });
});
