import { isRejection, orderDecider } from '../../../src/index.ts';
import type { OrderCommand, OrderState, OrderStatus } from '../../../src/index.ts';
import { cancelOrder, orderId, placeOrder, shortages } from '../../support/order-examples.ts';

/** A command that an order in one status accepts, and the status that it then has. */
export interface Transition {
  readonly from: OrderStatus;
  readonly command: OrderCommand['type'];
  readonly to: OrderStatus;
}

const at = placeOrder.order.placedAt;
const later = '2026-11-20T10:30:00.000Z';
const notes = { personId: 'user:ada', sealed: 'bm90ZQ==' };

/** Three pieces of one thing: one, then another, and the last. */
const lines = placeOrder.order.lines.slice(0, 1).map((line) => ({ ...line, quantity: 3 }));
const place: OrderCommand = { ...placeOrder, order: { ...placeOrder.order, lines } };
const oneLamp = [{ line: 1, quantity: 1 }];

const onGoods = (shipmentId: string, returnId: string): readonly OrderCommand[] => {
  const shipment = { shipmentId, carrier: 'DHL', trackingNumber: null, at };
  const wanted = { returnId, comment: null, windowDays: 30, at };
  return [
    { type: 'ShipOrder', lines: oneLamp, ...shipment },
    { type: 'ShipOrder', lines: null, ...shipment },
    { type: 'DeliverOrder', shipmentId: null, at },
    { type: 'DeliverOrder', shipmentId: 's1', at },
    { type: 'RequestReturn', lines: oneLamp, ...wanted },
    { type: 'RequestReturn', lines: null, ...wanted },
    { type: 'DeclineReturn', returnId: 'r1', comment: null, at },
    ...['r1', 'r2', 'r3'].map((known) => ({
      type: 'CompleteReturn' as const,
      returnId: known,
      lines: null,
      at,
    })),
  ];
};

const onMoney = (reference: string, amount: number): readonly OrderCommand[] => [
  { type: 'PayOrder', method: 'card', reference, at },
  { type: 'RequestPayment', method: 'card', at },
  { type: 'ReceivePayment', method: 'card', reference, amount, currency: 'USD', at },
  { type: 'FailPayment', paymentId: null, reference, code: 'declined', at },
  { type: 'CompleteRefund', refundId: '1', reference: 're_1', at },
  { type: 'FailRefund', refundId: '1', code: 'no_account', at },
];

/** One command of each kind, about things that the order has or could have next. */
const commandsTo = (state: OrderState): readonly OrderCommand[] => {
  const { shipments, returns } = 'goods' in state ? state.goods : { shipments: [], returns: [] };
  const total = 'order' in state ? state.order.totals.total : 0;
  return [
    place,
    { ...place, stock: { kind: 'reserved' } },
    { ...place, stock: { kind: 'refused', shortages } },
    { type: 'AbandonOrder', orderId, at },
    { type: 'ReserveOrder', at },
    { type: 'RejectOrder', shortages, at },
    { type: 'ExpireOrder', at: later },
    ...onMoney('pi_1', total),
    ...onMoney('pi_2', 1),
    { type: 'ConfirmOrder', at },
    { type: 'StartProcessing', at },
    cancelOrder,
    { type: 'CancelItems', lines: oneLamp, comment: null, at },
    { type: 'EditOrder', notes, at },
    { type: 'ExtendPaymentDeadline', paymentDueAt: later, at },
    ...onGoods(`s${shipments.length + 1}`, `r${returns.length + 1}`),
  ];
};

/** What tells one state from another, as far as the status can depend on it. */
const keyOf = (state: OrderState): string => {
  if (!('order' in state)) return state.status;
  const { status, order, goods, money } = state;
  const shipments = goods.shipments.map(({ deliveredAt }) => deliveredAt);
  const returns = goods.returns.map((known) => [known.status, known.lines]);
  const surplus = money.surplus.length > 0;
  return JSON.stringify([status, order.lines, shipments, returns, surplus]);
};

/** Gives every command to every state that can be reached, and notes what happens. */
export const explore = (): readonly Transition[] => {
  const { initialState, decide, evolve } = orderDecider;
  const seen = new Map([[keyOf(initialState), initialState]]);
  const found = new Map<string, Transition>();
  // A map is walked in the order of its entries, those that are added on the way included.
  for (const state of seen.values()) {
    for (const command of commandsTo(state)) {
      const decision = decide(command, state);
      if (isRejection(decision) || decision.length === 0) continue;
      const after = decision.reduce(evolve, state);
      const transition = { from: state.status, command: command.type, to: after.status };
      found.set(Object.values(transition).join(' '), transition);
      if (!seen.has(keyOf(after))) seen.set(keyOf(after), after);
    }
  }
  return [...found.values()];
};
