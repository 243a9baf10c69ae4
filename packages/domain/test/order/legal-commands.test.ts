import { describe, expect, test } from 'vitest';
import { fold, isRejection, legalCommands, orderDecider } from '../../src/index.ts';
import type { OrderCommand, OrderEvent, OrderStatus } from '../../src/index.ts';
import {
  arrived,
  bulbs,
  deliveredAt,
  dispatched,
  lamps,
  onTheWay,
  paymentRequested,
  processingStarted,
  refund,
  returnCompleted,
  returnRequested,
  toPay,
  toShip,
} from '../support/life-examples.ts';
import {
  abandoned,
  cancelled,
  cancelOrder,
  comment,
  confirmed,
  expired,
  orderId,
  paid,
  paymentDueAt,
  payOrder,
  placed,
  placeOrder,
  rejected,
  reserved,
  shortages,
  soonAfter,
} from '../support/order-examples.ts';

const surplusRefund = refund('1', 'surplus_payment', 5, soonAfter);

const back = (...quantities: readonly number[]): readonly OrderEvent[] => [
  returnRequested('r1', lamps(2), bulbs(10)),
  returnCompleted(
    'r1',
    1,
    ...quantities.map((quantity, index) => ({ line: index + 1, quantity, restock: true })),
  ),
];

/** Ways into a status; a refund of surplus money is open wherever there can be one. */
const histories: Readonly<Record<OrderStatus, readonly OrderEvent[]>> = {
  unplaced: [],
  abandoned: [abandoned],
  placed: [placed],
  rejected: [placed, rejected],
  reserved: toPay,
  expired: [...toPay, expired],
  paid: [placed, reserved, paid],
  confirmed: [placed, reserved, paid, confirmed],
  processing: [...toShip, processingStarted],
  partially_shipped: [...toShip, dispatched('s1', lamps(1))],
  shipped: onTheWay,
  delivered: [...arrived, returnRequested('r2', lamps(1))],
  partially_returned: [...arrived, ...back(1), returnRequested('r2', lamps(1))],
  returned: [...arrived, ...back(2, 10)],
  cancelled: [...toPay, cancelled],
};

/** Each command at a time and about things when nothing but the status stands against it. */
const commands: Readonly<Record<OrderCommand['type'], OrderCommand>> = {
  PlaceOrder: placeOrder,
  ReserveOrder: { type: 'ReserveOrder', at: soonAfter },
  RejectOrder: { type: 'RejectOrder', shortages, at: soonAfter },
  PayOrder: payOrder,
  RequestPayment: { type: 'RequestPayment', method: 'card', at: soonAfter },
  ReceivePayment: {
    type: 'ReceivePayment',
    method: 'card',
    reference: 'pi_2',
    amount: 7731,
    currency: 'USD',
    at: soonAfter,
  },
  FailPayment: {
    type: 'FailPayment',
    paymentId: null,
    reference: 'pi_2',
    code: 'card_declined',
    at: soonAfter,
  },
  CompleteRefund: { type: 'CompleteRefund', refundId: '1', reference: 're_1', at: soonAfter },
  FailRefund: { type: 'FailRefund', refundId: '1', code: 'no_account', at: soonAfter },
  ConfirmOrder: { type: 'ConfirmOrder', at: soonAfter },
  CancelOrder: cancelOrder,
  CancelItems: { type: 'CancelItems', lines: [lamps(1)], comment: null, at: soonAfter },
  EditOrder: { type: 'EditOrder', notes: comment, at: soonAfter },
  ExtendPaymentDeadline: {
    type: 'ExtendPaymentDeadline',
    paymentDueAt: deliveredAt,
    at: soonAfter,
  },
  ExpireOrder: { type: 'ExpireOrder', at: paymentDueAt },
  AbandonOrder: { type: 'AbandonOrder', orderId, at: soonAfter },
  StartProcessing: { type: 'StartProcessing', at: soonAfter },
  ShipOrder: {
    type: 'ShipOrder',
    shipmentId: 's9',
    lines: null,
    carrier: 'DHL',
    trackingNumber: null,
    at: soonAfter,
  },
  DeliverOrder: { type: 'DeliverOrder', shipmentId: 's1', at: soonAfter },
  RequestReturn: {
    type: 'RequestReturn',
    returnId: 'r9',
    lines: null,
    comment: null,
    windowDays: 30,
    at: deliveredAt,
  },
  CompleteReturn: { type: 'CompleteReturn', returnId: 'r2', lines: null, at: deliveredAt },
  DeclineReturn: { type: 'DeclineReturn', returnId: 'r2', comment: null, at: deliveredAt },
};

const statuses = Object.keys(legalCommands) as OrderStatus[];
const withoutMoney: readonly OrderStatus[] = ['unplaced', 'abandoned', 'placed'];

describe.each(statuses)('of an order that is %s', (status) => {
  const surplus = withoutMoney.includes(status) ? [] : [surplusRefund];
  const history = [...histories[status], ...surplus];
  const state = fold(orderDecider.evolve, orderDecider.initialState, history);

  test('the history leads there', () => {
    expect(state.status).toBe(status);
  });

  test.each(Object.values(commands))('$type is legal if and only if it changes it', (command) => {
    const decision = orderDecider.decide(command, state);
    const changes = !isRejection(decision) && decision.length > 0;
    expect(legalCommands[status].includes(command.type)).toBe(changes);
  });
});

test('the failure of a payment that was asked for is news in every status that can have one', () => {
  const state = fold(orderDecider.evolve, orderDecider.initialState, [
    ...toPay,
    paymentRequested('1'),
    expired,
  ]);
  const failed = { ...commands.FailPayment, paymentId: '1' } as OrderCommand;
  expect(orderDecider.decide(failed, state)).toHaveLength(1);
});
