import { describe, expect, test } from 'vitest';
import { fold, isRejection, legalCommands, orderDecider } from '../../src/index.ts';
import type { OrderCommand, OrderEvent, OrderStatus } from '../../src/index.ts';
import {
  abandoned,
  cancelled,
  cancelOrder,
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

const histories: Readonly<Record<OrderStatus, readonly OrderEvent[]>> = {
  unplaced: [],
  abandoned: [abandoned],
  placed: [placed],
  rejected: [placed, rejected],
  reserved: [placed, reserved],
  paid: [placed, reserved, paid],
  confirmed: [placed, reserved, paid, confirmed],
  cancelled: [placed, reserved, cancelled],
  expired: [placed, reserved, expired],
};

/** Each command at a time when nothing but the status stands against it. */
const commands: Readonly<Record<OrderCommand['type'], OrderCommand>> = {
  PlaceOrder: placeOrder,
  ReserveOrder: { type: 'ReserveOrder', at: soonAfter },
  RejectOrder: { type: 'RejectOrder', shortages, at: soonAfter },
  PayOrder: payOrder,
  ConfirmOrder: { type: 'ConfirmOrder', at: soonAfter },
  CancelOrder: cancelOrder,
  ExpireOrder: { type: 'ExpireOrder', at: paymentDueAt },
  AbandonOrder: { type: 'AbandonOrder', orderId, at: soonAfter },
};

const statuses = Object.keys(histories) as OrderStatus[];

describe.each(statuses)('of an order that is %s', (status) => {
  const state = fold(orderDecider.evolve, orderDecider.initialState, histories[status]);

  test('the history leads there', () => {
    expect(state.status).toBe(status);
  });

  test.each(Object.values(commands))('$type is legal if and only if it changes it', (command) => {
    const decision = orderDecider.decide(command, state);
    const changes = !isRejection(decision) && decision.length > 0;
    expect(legalCommands[status].includes(command.type)).toBe(changes);
  });
});
