import { describe, test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import type { CompleteRefund, FailRefund, OrderEvent } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import { refund, toPay, toShip } from '../support/life-examples.ts';
import {
  cancelled,
  cancelOrder,
  orderId,
  paid,
  placed,
  refundRequested,
  soonAfter,
} from '../support/order-examples.ts';

const given = specOf(orderDecider);
const asked = [...toShip, cancelled, refundRequested];

const complete: CompleteRefund = {
  type: 'CompleteRefund',
  refundId: '1',
  reference: 're_1',
  at: soonAfter,
};
const completed: OrderEvent = {
  type: 'RefundCompleted',
  data: { orderId, refundId: '1', reference: 're_1', completedAt: soonAfter },
};
const fail: FailRefund = { type: 'FailRefund', refundId: '1', code: 'no_account', at: soonAfter };
const failed: OrderEvent = {
  type: 'RefundFailed',
  data: { orderId, refundId: '1', code: 'no_account', failedAt: soonAfter },
};

describe('CompleteRefund', () => {
  test('says that the money is back', () => {
    given(asked).when(complete).then([completed]);
  });

  test('is still possible after a failure', () => {
    given([...asked, failed])
      .when(complete)
      .then([completed]);
  });

  test('again changes nothing', () => {
    given([...asked, completed])
      .when(complete)
      .thenNothing();
  });

  test('with another reference is a contradiction', () => {
    given([...asked, completed])
      .when({ ...complete, reference: 're_2' })
      .thenRejected({ code: 'refund_completed' });
  });

  test('of a refund that nobody asked for is refused', () => {
    given([...toShip, cancelled])
      .when(complete)
      .thenRejected({ code: 'refund_not_found' });
    given([placed]).when(complete).thenRejected({ code: 'refund_not_found' });
    given([]).when(complete).thenRejected({ code: 'order_not_found' });
  });
});

describe('FailRefund', () => {
  test('says why the provider refuses', () => {
    given(asked).when(fail).then([failed]);
  });

  test('again changes nothing', () => {
    given([...asked, failed])
      .when({ ...fail, code: 'no_money' })
      .thenNothing();
  });

  test('comes too late when the money is back', () => {
    given([...asked, completed])
      .when(fail)
      .thenRejected({ code: 'refund_completed' });
  });

  test('of a refund that nobody asked for is refused', () => {
    given(asked)
      .when({ ...fail, refundId: '2' })
      .thenRejected({ code: 'refund_not_found' });
    given([placed]).when(fail).thenRejected({ code: 'refund_not_found' });
    given([]).when(fail).thenRejected({ code: 'order_not_found' });
  });
});

describe('CancelOrder', () => {
  test('gives back what is not on its way back', () => {
    given([...toShip, refund('1', 'items_cancelled', 731, soonAfter)])
      .when(cancelOrder)
      .then([cancelled, refund('2', 'cancelled', 7000, soonAfter)]);
  });

  test('of an order that cost nothing asks for no refund', () => {
    given([...toPay, { ...paid, data: { ...paid.data, amount: 0 } }])
      .when(cancelOrder)
      .then([cancelled]);
  });
});
