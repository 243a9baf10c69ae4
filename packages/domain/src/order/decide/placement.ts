import { assertNever } from '../../shared/decider.ts';
import type {
  AbandonOrder,
  ConfirmOrder,
  ExpireOrder,
  PlaceOrder,
  RejectOrder,
  ReserveOrder,
} from '../commands.ts';
import type { OrderEvent } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { problemOfLines } from '../lines.ts';
import { isPaid } from '../order.ts';
import type { OrderState } from '../order.ts';
import { totalsOutOfRange } from '../rejections.ts';
import { totalsOf } from '../totals.ts';
import type { OrderDecision } from './decision.ts';

export const place = (
  { order, metadata = null, stock }: PlaceOrder,
  state: OrderState,
): OrderDecision<'PlaceOrder'> => {
  if (state.status !== 'unplaced') return { code: 'order_exists', status: state.status };
  const detail = problemOfLines(order.lines);
  if (detail !== undefined) return { code: 'invalid_lines', detail };
  const { charges, ...facts } = order;
  const totals = totalsOf(order.lines, charges);
  if (totals === undefined) return totalsOutOfRange;
  const { orderId, placedAt: at } = order;
  const placed: OrderEvent[] = [{ type: 'OrderPlaced', data: { ...facts, totals } }];
  if (metadata !== null) {
    placed.push({ type: 'MetadataChanged', data: { orderId, metadata, changedAt: at } });
  }
  switch (stock.kind) {
    case 'pending':
      return placed;
    case 'reserved':
      return [...placed, { type: 'OrderReserved', data: { orderId, reservedAt: at } }];
    case 'refused': {
      const { shortages } = stock;
      return [...placed, { type: 'OrderRejected', data: { orderId, shortages, rejectedAt: at } }];
    }
    default:
      return assertNever(stock);
  }
};

export const abandon = (
  command: AbandonOrder,
  state: OrderState,
): OrderDecision<'AbandonOrder'> => {
  if (state.status === 'abandoned') return [];
  if (state.status !== 'unplaced') return illegal(command, state);
  const { orderId, at } = command;
  return [{ type: 'OrderAbandoned', data: { orderId, abandonedAt: at } }];
};

export const reserve = (
  command: ReserveOrder,
  state: OrderState,
): OrderDecision<'ReserveOrder'> => {
  if (state.status === 'reserved' || isPaid(state)) return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId } = state.order;
  return [{ type: 'OrderReserved', data: { orderId, reservedAt: command.at } }];
};

export const reject = (command: RejectOrder, state: OrderState): OrderDecision<'RejectOrder'> => {
  if (state.status === 'rejected') return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId } = state.order;
  const { shortages, at } = command;
  return [{ type: 'OrderRejected', data: { orderId, shortages, rejectedAt: at } }];
};

export const confirm = (
  command: ConfirmOrder,
  state: OrderState,
): OrderDecision<'ConfirmOrder'> => {
  if (isPaid(state) && state.status !== 'paid') return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId } = state.order;
  return [{ type: 'OrderConfirmed', data: { orderId, confirmedAt: command.at } }];
};

export const expire = (command: ExpireOrder, state: OrderState): OrderDecision<'ExpireOrder'> => {
  if (state.status === 'expired') return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId, paymentDueAt } = state.order;
  if (command.at < paymentDueAt) return { code: 'not_due', paymentDueAt };
  return [{ type: 'OrderExpired', data: { orderId, expiredAt: command.at } }];
};
