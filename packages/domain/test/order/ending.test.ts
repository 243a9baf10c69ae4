import { describe, test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  abandoned,
  afterDue,
  cancelled,
  cancelOrder,
  comment,
  confirmed,
  expired,
  illegal,
  justBeforeDue,
  orderId,
  paid,
  paymentDueAt,
  payOrder,
  placed,
  refundRequested,
  rejected,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';

const given = specOf(orderDecider);
const awaitingPayment = [placed, reserved];

describe('PayOrder', () => {
  test('pays the total of a reserved order', () => {
    given(awaitingPayment).when(payOrder).then([paid]);
  });

  test('takes a stated amount that equals the total', () => {
    const stated = { amount: 7731, currency: 'USD' };
    given(awaitingPayment)
      .when({ ...payOrder, paid: stated })
      .then([paid]);
  });

  test.each([
    { amount: 7730, currency: 'USD' },
    { amount: 7732, currency: 'USD' },
    { amount: 7731, currency: 'EUR' },
  ])('refuses $amount $currency for a total of 7731 USD', (stated) => {
    given(awaitingPayment)
      .when({ ...payOrder, paid: stated })
      .thenRejected({
        code: 'payment_amount_mismatch',
        expected: { amount: 7731, currency: 'USD' },
      });
  });

  test('is accepted up to the last millisecond before the deadline', () => {
    given(awaitingPayment)
      .when({ ...payOrder, at: justBeforeDue })
      .then([{ type: 'OrderPaid', data: { ...paid.data, paidAt: justBeforeDue } }]);
  });

  test.each([paymentDueAt, afterDue])('is refused at %s: the deadline has passed', (at) => {
    given(awaitingPayment)
      .when({ ...payOrder, at })
      .thenRejected({ code: 'payment_overdue', paymentDueAt });
  });

  test('with the same payment again changes nothing', () => {
    given([...awaitingPayment, paid])
      .when({ ...payOrder, at: afterDue })
      .thenNothing();
    given([...awaitingPayment, paid, confirmed])
      .when(payOrder)
      .thenNothing();
  });

  test.each([{ reference: 'pi_other' }, { method: 'invoice' }])(
    'with another payment ($reference$method) is refused',
    (other) => {
      given([...awaitingPayment, paid])
        .when({ ...payOrder, ...other })
        .thenRejected({ code: 'already_paid', reference: 'pi_3Pk1' });
    },
  );

  test('is refused before the stock is reserved', () => {
    given([placed]).when(payOrder).thenRejected(illegal('placed', 'PayOrder'));
  });

  test.each([[[]], [[abandoned]]])('finds no order after %j', (history) => {
    given(history).when(payOrder).thenRejected({ code: 'order_not_found' });
  });
});

describe('ConfirmOrder', () => {
  test('confirms a paid order', () => {
    given([...awaitingPayment, paid])
      .when({ type: 'ConfirmOrder', at: soonAfter })
      .then([confirmed]);
  });

  test('again changes nothing', () => {
    given([...awaitingPayment, paid, confirmed])
      .when({ type: 'ConfirmOrder', at: afterDue })
      .thenNothing();
  });

  test('is refused for an order that is not paid', () => {
    given(awaitingPayment)
      .when({ type: 'ConfirmOrder', at: soonAfter })
      .thenRejected(illegal('reserved', 'ConfirmOrder'));
  });
});

describe('CancelOrder', () => {
  test.each([[[placed]], [awaitingPayment]])('of an unpaid order refunds nothing', (history) => {
    given(history).when(cancelOrder).then([cancelled]);
  });

  test.each([[[paid]], [[paid, confirmed]]])('of a paid order asks for the refund', (payment) => {
    given([...awaitingPayment, ...payment])
      .when(cancelOrder)
      .then([cancelled, refundRequested]);
  });

  test('keeps its code and comment', () => {
    given(awaitingPayment)
      .when({ ...cancelOrder, code: 'warehouse_refused', comment: null })
      .then([
        {
          type: 'OrderCancelled',
          data: { orderId, code: 'warehouse_refused', comment: null, cancelledAt: soonAfter },
        },
      ]);
  });

  test('again changes nothing, whatever the reason', () => {
    given([...awaitingPayment, paid, cancelled, refundRequested])
      .when({ ...cancelOrder, code: 'warehouse_unavailable', comment })
      .thenNothing();
  });

  test.each([
    [[placed, rejected], 'rejected' as const],
    [[...awaitingPayment, expired], 'expired' as const],
  ])('is refused for an order that ended otherwise', (history, status) => {
    given(history).when(cancelOrder).thenRejected(illegal(status, 'CancelOrder'));
  });
});

describe('ExpireOrder', () => {
  test.each([[[placed]], [awaitingPayment]])('ends an unpaid order at its deadline', (history) => {
    given(history).when({ type: 'ExpireOrder', at: paymentDueAt }).then([expired]);
  });

  test('is not due a millisecond earlier', () => {
    given(awaitingPayment)
      .when({ type: 'ExpireOrder', at: justBeforeDue })
      .thenRejected({ code: 'not_due', paymentDueAt });
  });

  test('again changes nothing', () => {
    given([...awaitingPayment, expired])
      .when({ type: 'ExpireOrder', at: afterDue })
      .thenNothing();
  });

  test('is refused for a paid order, however late', () => {
    given([...awaitingPayment, paid])
      .when({ type: 'ExpireOrder', at: afterDue })
      .thenRejected(illegal('paid', 'ExpireOrder'));
  });
});
