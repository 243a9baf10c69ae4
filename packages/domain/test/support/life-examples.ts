import type { LinePart, OrderEvent, ReturnedPart } from '../../src/index.ts';
import { comment, confirmed, orderId, paid, placed, reserved } from './order-examples.ts';

/** What happens to the example order after it was paid. */
export const nextDay = '2026-11-21T09:00:00.000Z';
export const deliveredAt = '2026-11-23T14:00:00.000Z';
export const returnedAt = '2026-11-28T10:00:00.000Z';

export const lamps = (quantity: number): LinePart => ({ line: 1, quantity });
export const bulbs = (quantity: number): LinePart => ({ line: 2, quantity });

export const processingStarted = {
  type: 'ProcessingStarted',
  data: { orderId, startedAt: nextDay },
} satisfies OrderEvent;

export const dispatched = (shipmentId: string, ...lines: readonly LinePart[]) =>
  ({
    type: 'ShipmentDispatched',
    data: {
      orderId,
      shipmentId,
      lines,
      carrier: 'DHL',
      trackingNumber: '0034',
      dispatchedAt: nextDay,
    },
  }) satisfies OrderEvent;

export const shipped = {
  type: 'OrderShipped',
  data: { orderId, shippedAt: nextDay },
} satisfies OrderEvent;

export const shipmentDelivered = (shipmentId: string) =>
  ({
    type: 'ShipmentDelivered',
    data: { orderId, shipmentId, deliveredAt },
  }) satisfies OrderEvent;

export const delivered = {
  type: 'OrderDelivered',
  data: { orderId, deliveredAt },
} satisfies OrderEvent;

export const returnRequested = (returnId: string, ...lines: readonly LinePart[]) =>
  ({
    type: 'ReturnRequested',
    data: { orderId, returnId, lines, comment, requestedAt: returnedAt },
  }) satisfies OrderEvent;

export const returnDeclined = (returnId: string) =>
  ({
    type: 'ReturnDeclined',
    data: { orderId, returnId, comment: null, declinedAt: returnedAt },
  }) satisfies OrderEvent;

export const returnCompleted = (
  returnId: string,
  amount: number,
  ...lines: readonly ReturnedPart[]
) =>
  ({
    type: 'ReturnCompleted',
    data: { orderId, returnId, lines, amount, completedAt: returnedAt },
  }) satisfies OrderEvent;

export const refund = (
  refundId: string,
  reason: 'cancelled' | 'items_cancelled' | 'returned' | 'surplus_payment',
  amount: number,
  requestedAt: string,
) =>
  ({
    type: 'RefundRequested',
    data: {
      orderId,
      refundId,
      reason,
      amount,
      currency: 'USD',
      paymentReference: 'pi_3Pk1',
      requestedAt,
    },
  }) satisfies OrderEvent;

/** One lamp less. */
export const lampCancelled = {
  type: 'ItemsCancelled',
  data: {
    orderId,
    lines: [lamps(1)],
    comment,
    totals: { subtotal: 4499, discount: 346, tax: 854, shipping: 499, total: 5506 },
    cancelledAt: nextDay,
  },
} satisfies OrderEvent;

export const paymentRequested = (paymentId: string) =>
  ({
    type: 'PaymentRequested',
    data: {
      orderId,
      paymentId,
      method: 'card',
      amount: 7731,
      currency: 'USD',
      requestedAt: paid.data.paidAt,
    },
  }) satisfies OrderEvent;

export const paymentFailed = (paymentId: string | null) =>
  ({
    type: 'PaymentFailed',
    data: {
      orderId,
      paymentId,
      reference: 'pi_0',
      code: 'card_declined',
      failedAt: paid.data.paidAt,
    },
  }) satisfies OrderEvent;

export const toPay: readonly OrderEvent[] = [placed, reserved];
export const toShip: readonly OrderEvent[] = [...toPay, paid, confirmed];
export const onTheWay: readonly OrderEvent[] = [
  ...toShip,
  dispatched('s1', lamps(2), bulbs(10)),
  shipped,
];
export const arrived: readonly OrderEvent[] = [...onTheWay, shipmentDelivered('s1'), delivered];
