import { describe, test } from 'vitest';
import { maxMinor, maxQuantity, orderDecider } from '../../src/index.ts';
import type {
  CancelItems,
  EditOrder,
  ExtendPaymentDeadline,
  LinePart,
  OrderEvent,
} from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  arrived,
  bulbs,
  delivered,
  deliveredAt,
  dispatched,
  lampCancelled,
  lamps,
  nextDay,
  onTheWay,
  paymentRequested,
  refund,
  shipmentDelivered,
  shipped,
  toPay,
  toShip,
} from '../support/life-examples.ts';
import {
  cancelled,
  comment,
  expired,
  illegal,
  orderId,
  paid,
  paymentDueAt,
  placed,
  shippingAddress,
  soonAfter,
} from '../support/order-examples.ts';

const given = specOf(orderDecider);

describe('CancelItems', () => {
  const cancelItems = (...lines: readonly LinePart[]): CancelItems => ({
    type: 'CancelItems',
    lines,
    comment,
    at: nextDay,
  });

  test('takes pieces away; discount and tax follow the subtotal', () => {
    given(toPay)
      .when(cancelItems(lamps(1)))
      .then([lampCancelled]);
  });

  test.each([[[...toPay, paid]], [toShip]])(
    'of a paid order gives the difference back',
    (order) => {
      given(order)
        .when(cancelItems(lamps(1)))
        .then([lampCancelled, refund('1', 'items_cancelled', 2225, nextDay)]);
    },
  );

  test('counts parts of one line together', () => {
    given([...toPay])
      .when(cancelItems(bulbs(6), bulbs(5)))
      .thenRejected({ code: 'not_enough_pieces', line: 2, requested: 11, available: 10 });
  });

  test('of all that is left cancels the order', () => {
    const { cancelledAt: _, ...data } = cancelled.data;
    given([...toShip, lampCancelled, refund('1', 'items_cancelled', 2225, nextDay)])
      .when(cancelItems(lamps(1), bulbs(10)))
      .then([
        { type: 'OrderCancelled', data: { ...data, cancelledAt: nextDay } },
        refund('2', 'cancelled', 5506, nextDay),
      ]);
  });

  test('leaves alone what was shipped', () => {
    given([...toShip, dispatched('s1', lamps(2), bulbs(4))])
      .when(cancelItems(lamps(1)))
      .thenRejected({ code: 'not_enough_pieces', line: 1, requested: 1, available: 0 });
  });

  test.each([
    [[], [shipped]],
    [[shipmentDelivered('s1')], [shipped, delivered]],
  ])('of all that was not shipped completes the shipping', (before, after) => {
    const totals = { subtotal: 3998, discount: 307, tax: 759, shipping: 499, total: 4949 };
    const lines = [bulbs(10)];
    const data = { orderId, lines, comment, totals, cancelledAt: deliveredAt };
    const shippedNow = { ...shipped, data: { orderId, shippedAt: deliveredAt } };
    given([...toShip, dispatched('s1', lamps(2)), ...before])
      .when({ ...cancelItems(bulbs(10)), at: deliveredAt })
      .then([
        { type: 'ItemsCancelled', data },
        refund('1', 'items_cancelled', 2782, deliveredAt),
        ...after.map((event) => (event === shipped ? shippedNow : event)),
      ]);
  });

  test('waits while a payment is on its way, unless nothing is left to pay', () => {
    given([...toPay, paymentRequested('1')])
      .when(cancelItems(lamps(1)))
      .thenRejected({ code: 'payment_pending', paymentId: '1' });
    given([...toPay, paymentRequested('1')])
      .when(cancelItems(lamps(2), bulbs(10)))
      .then([{ ...cancelled, data: { ...cancelled.data, cancelledAt: nextDay } }]);
  });

  test.each([
    [[], 'at least one line is to be named'],
    [[lamps(0)], 'the quantity of a line is an integer from 1 on'],
    [[bulbs(1), lamps(0.5)], 'the quantity of a line is an integer from 1 on'],
    [[lamps(2), lamps(-1)], 'the quantity of a line is an integer from 1 on'],
    [[{ line: 3, quantity: 1 }], 'the order has no line 3'],
    [[{ line: 0, quantity: 1 }], 'the order has no line 0'],
  ])('of %j is refused', (lines, detail) => {
    given(toPay)
      .when(cancelItems(...lines))
      .thenRejected({ code: 'invalid_lines', detail });
  });

  test.each([
    ['placed' as const, [placed]],
    ['shipped' as const, onTheWay],
    ['expired' as const, [...toPay, expired]],
  ])('is refused for an order that is %s', (status, history) => {
    given(history)
      .when(cancelItems(lamps(1)))
      .thenRejected(illegal(status, 'CancelItems'));
  });
});

describe('EditOrder', () => {
  const edit = (changes: Partial<EditOrder>): EditOrder => ({
    type: 'EditOrder',
    ...changes,
    at: soonAfter,
  });
  const elsewhere = { personId: 'user:ada', sealed: 'ZWxzZXdoZXJl' };
  const note = { personId: 'user:ada', sealed: 'bm90ZQ==' };
  const moved: OrderEvent = {
    type: 'ShippingAddressChanged',
    data: { orderId, shippingAddress: elsewhere, changedAt: soonAfter },
  };
  const noted: OrderEvent = {
    type: 'NotesChanged',
    data: { orderId, notes: note, changedAt: soonAfter },
  };
  const marked: OrderEvent = {
    type: 'MetadataChanged',
    data: { orderId, metadata: note, changedAt: soonAfter },
  };
  const threeLamps: OrderEvent = {
    type: 'QuantitiesChanged',
    data: {
      orderId,
      lines: [lamps(3)],
      totals: { subtotal: 8497, discount: 653, tax: 1613, shipping: 499, total: 9956 },
      changedAt: soonAfter,
    },
  };

  test('is one command and several facts', () => {
    given(toPay)
      .when(
        edit({
          shippingAddress: elsewhere,
          notes: note,
          metadata: note,
          quantities: [lamps(3), bulbs(10)],
        }),
      )
      .then([threeLamps, moved, noted, marked]);
  });

  test('is all or nothing', () => {
    given(toShip)
      .when(edit({ notes: note, quantities: [lamps(3)] }))
      .thenRejected({ code: 'not_editable', field: 'quantities' });
    given(onTheWay)
      .when(edit({ notes: note, shippingAddress: elsewhere }))
      .thenRejected({ code: 'not_editable', field: 'shippingAddress' });
  });

  test('that changes nothing is nothing', () => {
    given(toPay)
      .when(
        edit({ shippingAddress, notes: null, metadata: null, quantities: [lamps(2), bulbs(10)] }),
      )
      .thenNothing();
    given([...toPay, threeLamps, moved, noted, marked])
      .when(
        edit({
          shippingAddress: { ...elsewhere },
          notes: { ...note },
          metadata: { ...note },
          quantities: [lamps(3)],
        }),
      )
      .thenNothing();
  });

  test.each([[[placed]], [toPay], [toShip], [onTheWay], [arrived]])(
    'of the notes is possible all the time',
    (history) => {
      given(history)
        .when(edit({ notes: note }))
        .then([noted]);
    },
  );

  test('can take notes and metadata away', () => {
    given([...toPay, noted, marked])
      .when(edit({ notes: null, metadata: null }))
      .then([
        { type: 'NotesChanged', data: { orderId, notes: null, changedAt: soonAfter } },
        { type: 'MetadataChanged', data: { orderId, metadata: null, changedAt: soonAfter } },
      ]);
  });

  test('of quantities waits while a payment is on its way', () => {
    given([...toPay, paymentRequested('1')])
      .when(edit({ quantities: [lamps(1)] }))
      .thenRejected({ code: 'payment_pending', paymentId: '1' });
  });

  test('of quantities comes too late at the deadline', () => {
    given(toPay)
      .when({ ...edit({ quantities: [lamps(1)] }), at: paymentDueAt })
      .thenRejected({ code: 'payment_overdue', paymentDueAt });
  });

  test.each([
    [[lamps(0)], 'the quantity of a line is an integer from 1 on'],
    [[lamps(1), lamps(2)], 'a line has one quantity'],
    [[bulbs(maxQuantity + 1)], `the quantity of an item is an integer from 1 to ${maxQuantity}`],
    [[{ line: 3, quantity: 1 }], 'the order has no line 3'],
  ])('to %j is refused', (quantities, detail) => {
    given(toPay).when(edit({ quantities })).thenRejected({ code: 'invalid_lines', detail });
  });

  test('does not bring back a line that was cancelled', () => {
    const gone = { ...lampCancelled, data: { ...lampCancelled.data, lines: [lamps(2)] } };
    given([...toPay, gone])
      .when(edit({ quantities: [lamps(1)] }))
      .thenRejected({ code: 'invalid_lines', detail: 'line 1 was cancelled' });
    given([...toPay, gone])
      .when(edit({ quantities: [bulbs(10)] }))
      .thenNothing();
  });

  test('keeps the totals in range', () => {
    const [line] = placed.data.lines;
    const dear = { ...placed.data, lines: [{ ...line, quantity: 1, unitPrice: maxMinor }] };
    given([{ ...placed, data: dear }, ...toPay.slice(1)] as OrderEvent[])
      .when(edit({ quantities: [lamps(2)] }))
      .thenRejected({
        code: 'amount_out_of_range',
        detail: 'the totals of the order are out of range',
      });
  });

  test('is refused for an order that is over', () => {
    given([...toPay, cancelled])
      .when(edit({ notes: note }))
      .thenRejected(illegal('cancelled', 'EditOrder'));
  });
});

describe('ExtendPaymentDeadline', () => {
  const extend = (to: string): ExtendPaymentDeadline => ({
    type: 'ExtendPaymentDeadline',
    paymentDueAt: to,
    at: soonAfter,
  });
  const tomorrow = '2026-11-21T10:15:00.000Z';
  const latest = '2026-12-20T10:05:00.000Z';
  const extended: OrderEvent = {
    type: 'PaymentDeadlineExtended',
    data: { orderId, paymentDueAt: tomorrow, extendedAt: soonAfter },
  };

  test.each([[[placed]], [toPay]])('gives more time', (history) => {
    given(history).when(extend(tomorrow)).then([extended]);
  });

  test('moves what was due', () => {
    given([...toPay, extended])
      .when({ type: 'ExpireOrder', at: paymentDueAt })
      .thenRejected({ code: 'not_due', paymentDueAt: tomorrow });
  });

  test('to what it is changes nothing', () => {
    given([...toPay, extended])
      .when({ ...extend(tomorrow), at: '2026-11-22T00:00:00.000Z' })
      .thenNothing();
  });

  test('goes forward, and 30 days at most', () => {
    given(toPay)
      .when(extend(latest))
      .then([{ ...extended, data: { ...extended.data, paymentDueAt: latest } }]);
    for (const to of ['2026-11-20T10:14:59.999Z', '2026-12-20T10:05:00.001Z']) {
      given(toPay)
        .when(extend(to))
        .thenRejected({ code: 'deadline_out_of_range', paymentDueAt, latest });
    }
  });

  test('comes too late once the deadline has passed', () => {
    given(toPay)
      .when({ ...extend(tomorrow), at: paymentDueAt })
      .thenRejected({ code: 'payment_overdue', paymentDueAt });
  });

  test('is refused for an order that is paid', () => {
    given(toShip)
      .when(extend(tomorrow))
      .thenRejected(illegal('confirmed', 'ExtendPaymentDeadline'));
  });
});
