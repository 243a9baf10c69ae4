import { assertNever } from '../shared/decider.ts';
import type { Decider, Decision } from '../shared/decider.ts';
import type {
  AbandonOrder,
  CancelOrder,
  ConfirmOrder,
  ExpireOrder,
  OrderCommand,
  PayOrder,
  PlaceOrder,
  RejectOrder,
  ReserveOrder,
} from './commands.ts';
import type { OrderEvent } from './events.ts';
import { illegal } from './legal-commands.ts';
import { problemOfLines } from './lines.ts';
import { evolveOrder, initialOrder } from './order.ts';
import type { OrderState } from './order.ts';
import type { OrderRejection } from './rejections.ts';
import { totalsOf } from './totals.ts';

type OrderDecision = Decision<OrderEvent, OrderRejection>;

const place = ({ order, stock }: PlaceOrder, state: OrderState): OrderDecision => {
  if (state.status !== 'unplaced') return { code: 'order_exists', status: state.status };
  const detail = problemOfLines(order.lines);
  if (detail !== undefined) return { code: 'invalid_lines', detail };
  const { charges, ...facts } = order;
  const totals = totalsOf(order.lines, charges);
  if (totals === undefined) {
    return { code: 'amount_out_of_range', detail: 'the totals of the order are out of range' };
  }
  const placed: OrderEvent = { type: 'OrderPlaced', data: { ...facts, totals } };
  const { orderId, placedAt: at } = order;
  switch (stock.kind) {
    case 'pending':
      return [placed];
    case 'reserved':
      return [placed, { type: 'OrderReserved', data: { orderId, reservedAt: at } }];
    case 'refused': {
      const { shortages } = stock;
      return [placed, { type: 'OrderRejected', data: { orderId, shortages, rejectedAt: at } }];
    }
    default:
      return assertNever(stock);
  }
};

const reserve = (command: ReserveOrder, state: OrderState): OrderDecision => {
  if (state.status === 'reserved' || state.status === 'paid' || state.status === 'confirmed') {
    return [];
  }
  if (state.status !== 'placed') return illegal(command, state);
  const { orderId } = state.order;
  return [{ type: 'OrderReserved', data: { orderId, reservedAt: command.at } }];
};

const reject = (command: RejectOrder, state: OrderState): OrderDecision => {
  if (state.status === 'rejected') return [];
  if (state.status !== 'placed') return illegal(command, state);
  const { orderId } = state.order;
  const { shortages, at } = command;
  return [{ type: 'OrderRejected', data: { orderId, shortages, rejectedAt: at } }];
};

const pay = (command: PayOrder, state: OrderState): OrderDecision => {
  const { method, reference, paid, at } = command;
  if (state.status === 'paid' || state.status === 'confirmed') {
    const same = state.payment.method === method && state.payment.reference === reference;
    return same ? [] : { code: 'already_paid', reference: state.payment.reference };
  }
  if (state.status !== 'reserved') return illegal(command, state);
  const { orderId, totals, currency, paymentDueAt } = state.order;
  if (at >= paymentDueAt) return { code: 'payment_overdue', paymentDueAt };
  const expected = { amount: totals.total, currency };
  if (paid !== undefined && (paid.amount !== totals.total || paid.currency !== currency)) {
    return { code: 'payment_amount_mismatch', expected };
  }
  return [{ type: 'OrderPaid', data: { orderId, method, reference, ...expected, paidAt: at } }];
};

const confirm = (command: ConfirmOrder, state: OrderState): OrderDecision => {
  if (state.status === 'confirmed') return [];
  if (state.status !== 'paid') return illegal(command, state);
  const { orderId } = state.order;
  return [{ type: 'OrderConfirmed', data: { orderId, confirmedAt: command.at } }];
};

const cancel = (command: CancelOrder, state: OrderState): OrderDecision => {
  if (state.status === 'cancelled') return [];
  const open = state.status === 'placed' || state.status === 'reserved';
  const paid = state.status === 'paid' || state.status === 'confirmed';
  if (!open && !paid) return illegal(command, state);
  const { orderId } = state.order;
  const { code, comment, at } = command;
  const cancelled: OrderEvent = {
    type: 'OrderCancelled',
    data: { orderId, code, comment, cancelledAt: at },
  };
  if (!paid) return [cancelled];
  const { amount, currency, reference: paymentReference } = state.payment;
  const refund = { orderId, amount, currency, paymentReference, requestedAt: at };
  return [cancelled, { type: 'RefundRequested', data: refund }];
};

const expire = (command: ExpireOrder, state: OrderState): OrderDecision => {
  if (state.status === 'expired') return [];
  if (state.status !== 'placed' && state.status !== 'reserved') return illegal(command, state);
  const { orderId, paymentDueAt } = state.order;
  if (command.at < paymentDueAt) return { code: 'not_due', paymentDueAt };
  return [{ type: 'OrderExpired', data: { orderId, expiredAt: command.at } }];
};

const abandon = (command: AbandonOrder, state: OrderState): OrderDecision => {
  if (state.status === 'abandoned') return [];
  if (state.status !== 'unplaced') return illegal(command, state);
  const { orderId, at } = command;
  return [{ type: 'OrderAbandoned', data: { orderId, abandonedAt: at } }];
};

const decideOrder = (command: OrderCommand, state: OrderState): OrderDecision => {
  switch (command.type) {
    case 'PlaceOrder':
      return place(command, state);
    case 'ReserveOrder':
      return reserve(command, state);
    case 'RejectOrder':
      return reject(command, state);
    case 'PayOrder':
      return pay(command, state);
    case 'ConfirmOrder':
      return confirm(command, state);
    case 'CancelOrder':
      return cancel(command, state);
    case 'ExpireOrder':
      return expire(command, state);
    case 'AbandonOrder':
      return abandon(command, state);
    default:
      return assertNever(command);
  }
};

export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, OrderRejection> = {
  initialState: initialOrder,
  decide: decideOrder,
  evolve: evolveOrder,
};
