import type { ChangeEvent } from './events/changes.ts';
import type { PaymentEvent } from './events/payment.ts';
import type { PlacementEvent } from './events/placement.ts';
import type { ReturnEvent } from './events/returns.ts';
import type { ShippingEvent } from './events/shipping.ts';

/*
 * Stream `order-{orderId}`. These names are the storage format: a type or field is never renamed,
 * a new shape is a new version with an upcaster.
 */

export * from './events/changes.ts';
export * from './events/payment.ts';
export * from './events/placement.ts';
export * from './events/returns.ts';
export * from './events/shipping.ts';

export type OrderEvent = PlacementEvent | PaymentEvent | ChangeEvent | ShippingEvent | ReturnEvent;
