import type { Instant, OrderId } from '../../shared/ids.ts';
import type { LinePart } from './changes.ts';

/* An order on its way to the customer. */

export type ProcessingStarted = {
  readonly type: 'ProcessingStarted';
  readonly data: { readonly orderId: OrderId; readonly startedAt: Instant };
};

export type ShipmentDispatched = {
  readonly type: 'ShipmentDispatched';
  readonly data: {
    readonly orderId: OrderId;
    readonly shipmentId: string;
    readonly lines: readonly LinePart[];
    readonly carrier: string;
    readonly trackingNumber: string | null;
    readonly dispatchedAt: Instant;
  };
};

/** Every piece that is left of the order is in a shipment. Follows the last one. */
export type OrderShipped = {
  readonly type: 'OrderShipped';
  readonly data: { readonly orderId: OrderId; readonly shippedAt: Instant };
};

export type ShipmentDelivered = {
  readonly type: 'ShipmentDelivered';
  readonly data: {
    readonly orderId: OrderId;
    readonly shipmentId: string;
    readonly deliveredAt: Instant;
  };
};

/** Every shipment of a shipped order has arrived. Follows the last one; the return window opens. */
export type OrderDelivered = {
  readonly type: 'OrderDelivered';
  readonly data: { readonly orderId: OrderId; readonly deliveredAt: Instant };
};

export type ShippingEvent =
  | ProcessingStarted
  | ShipmentDispatched
  | OrderShipped
  | ShipmentDelivered
  | OrderDelivered;
