import { type Instant, type OrderEvent, type OrderStatus, assertNever } from '@order-ledger/domain';

/** The status that an event gives to an order, and when; `undefined` when it stays as it is. */
export const statusChangeOf = (
  event: OrderEvent,
): { readonly status: OrderStatus; readonly at: Instant } | undefined => {
  switch (event.type) {
    case 'OrderPlaced':
      return { status: 'placed', at: event.data.placedAt };
    case 'OrderReserved':
      return { status: 'reserved', at: event.data.reservedAt };
    case 'OrderRejected':
      return { status: 'rejected', at: event.data.rejectedAt };
    case 'OrderPaid':
      return { status: 'paid', at: event.data.paidAt };
    case 'OrderConfirmed':
      return { status: 'confirmed', at: event.data.confirmedAt };
    case 'OrderCancelled':
      return { status: 'cancelled', at: event.data.cancelledAt };
    case 'OrderExpired':
      return { status: 'expired', at: event.data.expiredAt };
    case 'OrderAbandoned':
      return { status: 'abandoned', at: event.data.abandonedAt };
    case 'RefundRequested':
      return undefined;
    default:
      return assertNever(event);
  }
};
