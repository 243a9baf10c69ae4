import { describe, test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import type { FailPayment, ReceivePayment, SurplusReason } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import { paymentFailed, paymentRequested, toPay, toShip } from '../support/life-examples.ts';
import {
  abandoned,
  afterDue,
  cancelled,
  expired,
  illegal,
  justBeforeDue,
  orderId,
  paid,
  paymentDueAt,
  payOrder,
  placed,
  rejected,
  soonAfter,
} from '../support/order-examples.ts';

const given = specOf(orderDecider);

const receive: ReceivePayment = {
  type: 'ReceivePayment',
  method: 'card',
  reference: 'pi_3Pk1',
  amount: 7731,
  currency: 'USD',
  at: soonAfter,
};

const surplus = (reason: SurplusReason, amount = 7731, refundId = '1') =>
  [
    {
      type: 'SurplusPaymentReceived',
      data: {
        orderId,
        method: 'card',
        reference: 'pi_2',
        amount,
        currency: 'USD',
        reason,
        receivedAt: soonAfter,
      },
    },
    {
      type: 'RefundRequested',
      data: {
        orderId,
        refundId,
        reason: 'surplus_payment',
        amount,
        currency: 'USD',
        paymentReference: 'pi_2',
        requestedAt: soonAfter,
      },
    },
  ] as const;

describe('RequestPayment', () => {
  const request = { type: 'RequestPayment', method: 'card', at: soonAfter } as const;

  test('asks for the total of a reserved order', () => {
    given(toPay)
      .when(request)
      .then([paymentRequested('1')]);
  });

  test('waits for the answer to the last one', () => {
    given([...toPay, paymentRequested('1')])
      .when(request)
      .thenRejected({ code: 'payment_pending', paymentId: '1' });
  });

  test('may be tried again after a failure, under the next id', () => {
    given([...toPay, paymentRequested('1'), paymentFailed('1')])
      .when(request)
      .then([paymentRequested('2')]);
  });

  test('comes too late at the deadline', () => {
    given(toPay)
      .when({ ...request, at: paymentDueAt })
      .thenRejected({ code: 'payment_overdue', paymentDueAt });
  });

  test('is refused before the stock is reserved', () => {
    given([placed]).when(request).thenRejected(illegal('placed', 'RequestPayment'));
  });

  test('is refused for an order that is paid', () => {
    given(toShip).when(request).thenRejected({ code: 'already_paid', reference: 'pi_3Pk1' });
  });
});

describe('ReceivePayment', () => {
  test('pays a reserved order in time', () => {
    given(toPay).when(receive).then([paid]);
    given(toPay)
      .when({ ...receive, at: justBeforeDue })
      .then([{ ...paid, data: { ...paid.data, paidAt: justBeforeDue } }]);
  });

  test('again is the same money', () => {
    given(toShip)
      .when({ ...receive, at: afterDue })
      .thenNothing();
    given([...toPay, expired, ...surplus('expired')])
      .when({ ...receive, reference: 'pi_2' })
      .thenNothing();
  });

  test.each([
    ['already_paid' as const, toShip],
    ['expired' as const, [...toPay, expired]],
    ['cancelled' as const, [...toPay, cancelled]],
    ['rejected' as const, [placed, rejected]],
  ])('of an order that does not wait for it goes back: %s', (reason, history) => {
    given(history)
      .when({ ...receive, reference: 'pi_2' })
      .then(surplus(reason));
  });

  test('at the deadline is too late, whether the order has expired or not', () => {
    const [received, refund] = surplus('expired');
    given(toPay)
      .when({ ...receive, reference: 'pi_2', at: paymentDueAt })
      .then([
        { ...received, data: { ...received.data, receivedAt: paymentDueAt } },
        { ...refund, data: { ...refund.data, requestedAt: paymentDueAt } },
      ]);
  });

  test.each([7730, 7732])('of the wrong amount, %d, goes back', (amount) => {
    given(toPay)
      .when({ ...receive, reference: 'pi_2', amount })
      .then(surplus('amount_mismatch', amount));
  });

  test('in another currency goes back in that currency', () => {
    const [received, refund] = surplus('amount_mismatch');
    given(toPay)
      .when({ ...receive, reference: 'pi_2', currency: 'EUR' })
      .then([
        { ...received, data: { ...received.data, currency: 'EUR' } },
        { ...refund, data: { ...refund.data, currency: 'EUR' } },
      ]);
  });

  test('of nothing at all asks for no refund', () => {
    given(toPay)
      .when({ ...receive, reference: 'pi_2', amount: 0 })
      .then(surplus('amount_mismatch', 0).slice(0, 1));
  });

  test('counts the refunds of an order', () => {
    given([...toPay, ...surplus('amount_mismatch', 1)])
      .when({ ...receive, reference: 'pi_3' })
      .then([{ ...paid, data: { ...paid.data, reference: 'pi_3' } }]);
    const [received, refund] = surplus('amount_mismatch', 5, '2');
    given([...toPay, ...surplus('amount_mismatch', 1)])
      .when({ ...receive, reference: 'pi_3', amount: 5 })
      .then([
        { ...received, data: { ...received.data, reference: 'pi_3' } },
        { ...refund, data: { ...refund.data, paymentReference: 'pi_3' } },
      ]);
  });

  test('is to be told again while the stock is being reserved', () => {
    given([placed]).when(receive).thenRejected({ code: 'not_reserved_yet' });
  });

  test.each([[[]], [[abandoned]]])('finds no order after %j', (history) => {
    given(history).when(receive).thenRejected({ code: 'order_not_found' });
  });

  test.each([-1, 0.5, 1e12 + 1])('of %d is no amount', (amount) => {
    given(toPay)
      .when({ ...receive, amount })
      .thenRejected({
        code: 'amount_out_of_range',
        detail: 'an amount is an integer from 0 to 1000000000000 minor units',
      });
  });
});

test('PayOrder cannot use money that goes back', () => {
  given([...toPay, ...surplus('amount_mismatch', 5)])
    .when({ ...payOrder, reference: 'pi_2' })
    .thenRejected({ code: 'payment_returned', reference: 'pi_2' });
});

describe('FailPayment', () => {
  const fail = (paymentId: string | null): FailPayment => ({
    type: 'FailPayment',
    paymentId,
    reference: 'pi_0',
    code: 'card_declined',
    at: soonAfter,
  });

  test.each(['1', null])('%s is recorded', (paymentId) => {
    given([...toPay, paymentRequested('1')])
      .when(fail(paymentId))
      .then([paymentFailed(paymentId)]);
  });

  test.each(['1', null])('%s again changes nothing', (paymentId) => {
    given([...toPay, paymentRequested('1'), paymentFailed(paymentId)])
      .when(fail(paymentId))
      .thenNothing();
  });

  test('after the same payment has come changes nothing', () => {
    given([...toPay, paymentRequested('1'), paid])
      .when(fail('1'))
      .thenNothing();
  });

  test('after other money has come is news: nobody waits for it any more', () => {
    given([...toPay, paymentRequested('1'), ...surplus('amount_mismatch', 5)])
      .when(fail('1'))
      .then([paymentFailed('1')]);
  });

  test('of a payment that was never asked for is refused', () => {
    given(toPay).when(fail('1')).thenRejected({ code: 'payment_not_found' });
  });

  test('is to be told again while the stock is being reserved', () => {
    given([placed]).when(fail(null)).thenRejected({ code: 'not_reserved_yet' });
  });
});
