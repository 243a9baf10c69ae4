import { describe, test } from 'vitest';
import type { FulfilmentInput, OrderEvent } from '../../src/index.ts';
import {
  cancelled,
  expired,
  orderId,
  paid,
  placed,
  placedAt,
  refundRequested,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';
import { both, given, itemReleased, lamp, bulb, nothing, order, reports } from './spec.ts';

const after = (seconds: number): string =>
  new Date(Date.parse(soonAfter) + seconds * 1_000).toISOString();

const requested: OrderEvent = {
  type: 'PaymentRequested',
  data: {
    orderId,
    paymentId: '1',
    method: 'card',
    amount: 7731,
    currency: 'USD',
    requestedAt: soonAfter,
  },
};
const failed: OrderEvent = {
  type: 'PaymentFailed',
  data: { orderId, paymentId: '1', reference: null, code: 'declined', failedAt: soonAfter },
};
const completed: OrderEvent = {
  type: 'RefundCompleted',
  data: { orderId, refundId: '1', reference: 're_1', completedAt: soonAfter },
};

const succeeds = (kind: 'charge' | 'refund', reference: string): FulfilmentInput => ({
  type: 'paymentReported',
  kind,
  id: '1',
  outcome: 'succeeded',
  reference,
});
const fails = (kind: 'charge' | 'refund', code: string): FulfilmentInput => ({
  type: 'paymentReported',
  kind,
  id: '1',
  outcome: 'failed',
  reference: null,
  code,
});

const payments = { replyMs: 10_000, attempts: 2 };
const reservedOrder = given(nothing)
  .under({ payments })
  .when(placedAt, ...both, ...order(placed, reserved))
  .when(placedAt, reports('reserve', 'accepted'));
const charging = given(reservedOrder)
  .when(soonAfter, ...order(requested))
  .gives('payment:charge:1:1');

describe('a charge', () => {
  test('is asked of the provider, and its success told to the order', () => {
    const command = { method: 'card', reference: 'ch_1', amount: 7731, currency: 'USD' };
    given(charging)
      .like('payment:charge:1:1', { kind: 'charge', id: '1', amount: 7731, method: 'card' })
      .when(after(1), succeeds('charge', 'ch_1'))
      .gives('ReceivePayment:1:ch_1')
      .like('ReceivePayment:1:ch_1', { command: { ...command, at: after(1) } })
      .when(after(1), succeeds('charge', 'ch_1'))
      .gives();
  });

  test('that is declined is told as well, and not asked again', () => {
    const command = { paymentId: '1', reference: null, code: 'declined', at: after(1) };
    given(charging)
      .when(after(1), fails('charge', 'declined'))
      .gives('FailPayment:1')
      .like('FailPayment:1', { command })
      .when(after(1), ...order(failed))
      .when(after(100))
      .gives();
  });

  test('is asked again, then fails; whether it was made after all is still found out', () => {
    given(charging)
      .wakes(after(10))
      .when(after(10))
      .gives('payment:charge:1:2')
      .whenDelivered(after(11), 'askPayment')
      .when(after(30))
      .gives()
      .when(after(31))
      .gives('FailPayment:1', 'payment:void:1:3')
      .like('FailPayment:1', { command: { code: 'no_answer' } })
      .when(after(31), ...order({ ...failed, data: { ...failed.data, code: 'no_answer' } }))
      .whenDelivered(after(31), 'askPayment')
      .when(after(71))
      .gives('payment:void:1:4')
      .when(after(72), succeeds('charge', 'ch_1'))
      .gives('ReceivePayment:1:ch_1');
  });

  test('is not taken for silent while messages cannot leave', () => {
    given(charging).when(after(10)).gives('payment:charge:1:2').when(after(500)).gives();
  });

  test('that nobody wants any more is no longer asked for, but asked after', () => {
    given(charging)
      .when(soonAfter, ...order(cancelled))
      .when(soonAfter, itemReleased(lamp), itemReleased(bulb), reports('cancel', 'accepted'))
      .settled(false)
      .when(after(10))
      .gives('payment:void:1:2')
      .when(after(11), fails('charge', 'not_charged'))
      .gives('FailPayment:1')
      .settled();
  });

  test('is never begun for an order that has ended, and has failed', () => {
    given(reservedOrder)
      .when(soonAfter, ...order(requested, expired))
      .like('FailPayment:1', { command: { type: 'FailPayment', code: 'not_asked' } })
      .gives(
        'FailPayment:1',
        'ExpireReservation:berlin.lamp',
        'ExpireReservation:berlin.bulb',
        'warehouse:cancel:1',
      );
  });

  test('that comes out after another payment is told: the order sends it back', () => {
    given(charging)
      .when(soonAfter, ...order(paid))
      .when(after(1), succeeds('charge', 'ch_1'))
      .gives('ReceivePayment:1:ch_1');
  });

  test('made twice under two references is told twice', () => {
    given(charging)
      .when(after(1), succeeds('charge', 'ch_1'))
      .when(after(2), succeeds('charge', 'ch_2'))
      .gives('ReceivePayment:1:ch_2');
  });
});

const ended = given(nothing)
  .under({ payments })
  .when(placedAt, ...order(placed, reserved, paid, cancelled));
const refunding = given(ended)
  .when(soonAfter, ...order(refundRequested))
  .gives('payment:refund:1:1');

describe('a refund', () => {
  test('is asked of the provider, and its success told to the order', () => {
    const about = { kind: 'refund', id: '1', amount: 7731, paymentReference: 'pi_3Pk1' };
    given(refunding)
      .like('payment:refund:1:1', about)
      .settled(false)
      .when(after(1), succeeds('refund', 're_1'))
      .gives('CompleteRefund:1')
      .like('CompleteRefund:1', { command: { refundId: '1', reference: 're_1' } })
      .settled(false)
      .when(after(1), ...order(completed))
      .gives()
      .settled();
  });

  test('is asked for until there is an answer, however long that takes', () => {
    given(refunding)
      .when(after(10))
      .gives('payment:refund:1:2')
      .whenDelivered(after(10), 'askPayment')
      .when(after(30))
      .gives('payment:refund:1:3')
      .whenDelivered(after(30), 'askPayment')
      .when(after(70))
      .gives('payment:refund:1:4');
  });

  test('that the provider refuses waits for a person', () => {
    given(refunding)
      .when(after(1), fails('refund', 'account_closed'))
      .gives('FailRefund:1')
      .like('FailRefund:1', { command: { refundId: '1', code: 'account_closed' } })
      .when(after(100))
      .gives();
  });

  test('that a person has completed is not asked for any more', () => {
    given(refunding)
      .when(after(5), ...order(completed))
      .settled()
      .when(after(10))
      .gives();
  });

  test('waits for a person from the beginning where there is no provider', () => {
    given(ended)
      .under({ payments: null })
      .when(soonAfter, ...order(refundRequested))
      .gives()
      .settled();
  });
});
