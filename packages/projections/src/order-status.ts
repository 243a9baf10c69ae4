import {
  type LinePieces,
  type OrderEvent,
  type OrderStatus,
  assertNever,
  statusAfter,
} from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { OrderStatusColumn, StatusChange } from '@order-ledger/read-model';

/** An order that was never placed has no row, so no row says so. */
const isPlaced = (status: OrderStatus): status is OrderStatusColumn =>
  status !== 'unplaced' && status !== 'abandoned';

/** The status of an order's row after an event; `lines` as they are then. */
export const statusOf = (
  before: OrderStatusColumn,
  event: OrderEvent,
  lines: readonly LinePieces[],
): OrderStatusColumn => {
  const after = statusAfter(before, event, lines);
  return isPlaced(after) ? after : before;
};

/** Why an event ended an order, as a code. */
const reasonOf = (event: OrderEvent): string | null => {
  if (event.type === 'OrderCancelled') return event.data.code;
  if (event.type === 'OrderRejected') return 'insufficient_stock';
  return event.type === 'OrderExpired' ? 'payment_overdue' : null;
};

/** When an event that can change the status happened, in its own words. */
const instantOf = (event: OrderEvent): string | undefined => {
  switch (event.type) {
    case 'OrderPlaced':
      return event.data.placedAt;
    case 'OrderReserved':
      return event.data.reservedAt;
    case 'OrderRejected':
      return event.data.rejectedAt;
    case 'OrderPaid':
      return event.data.paidAt;
    case 'OrderConfirmed':
      return event.data.confirmedAt;
    case 'OrderCancelled':
      return event.data.cancelledAt;
    case 'OrderExpired':
      return event.data.expiredAt;
    case 'ProcessingStarted':
      return event.data.startedAt;
    case 'ShipmentDispatched':
      return event.data.dispatchedAt;
    case 'OrderShipped':
      return event.data.shippedAt;
    case 'OrderDelivered':
      return event.data.deliveredAt;
    case 'ReturnCompleted':
      return event.data.completedAt;
    case 'OrderAbandoned':
    case 'PaymentRequested':
    case 'PaymentFailed':
    case 'SurplusPaymentReceived':
    case 'RefundRequested':
    case 'RefundCompleted':
    case 'RefundFailed':
    case 'ItemsCancelled':
    case 'QuantitiesChanged':
    case 'ShippingAddressChanged':
    case 'NotesChanged':
    case 'MetadataChanged':
    case 'PaymentDeadlineExtended':
    case 'ShipmentDelivered':
    case 'ReturnRequested':
    case 'ReturnDeclined':
      return undefined;
    default:
      return assertNever(event);
  }
};

/** One step of the status history: who, when and why. */
export const statusChange = (
  from: OrderStatusColumn | null,
  to: OrderStatusColumn,
  { event, metadata, createdAt }: LedgerEvent<OrderEvent>,
): StatusChange => ({
  from,
  to,
  at: instantOf(event) ?? createdAt.toISOString(),
  recordedAt: createdAt.toISOString(),
  actor: metadata.actor,
  reason: reasonOf(event),
  requestId: metadata.$correlationId,
});
