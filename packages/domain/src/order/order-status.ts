import type { OrderEvent } from './events.ts';
import { statusByPieces } from './line-pieces.ts';
import type { LinePieces } from './line-pieces.ts';
import type { OrderStatus } from './order.ts';

/** Events that say the status by themselves. */
const statusOf: Readonly<Partial<Record<OrderEvent['type'], OrderStatus>>> = {
  OrderPlaced: 'placed',
  OrderAbandoned: 'abandoned',
  OrderReserved: 'reserved',
  OrderRejected: 'rejected',
  OrderPaid: 'paid',
  OrderConfirmed: 'confirmed',
  OrderCancelled: 'cancelled',
  OrderExpired: 'expired',
  ProcessingStarted: 'processing',
  OrderShipped: 'shipped',
  OrderDelivered: 'delivered',
};

/**
 * The status of an order after an event, as `evolveOrder` has it, for readers that keep less than
 * the state: the status before, and the lines after the event (`linesAfter`).
 */
export const statusAfter = (
  status: OrderStatus,
  event: OrderEvent,
  lines: readonly LinePieces[],
): OrderStatus =>
  event.type === 'ShipmentDispatched' || event.type === 'ReturnCompleted'
    ? statusByPieces(status, event, lines)
    : (statusOf[event.type] ?? status);
