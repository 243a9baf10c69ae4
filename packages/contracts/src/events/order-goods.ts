import type { ReturnEvent, ShippingEvent } from '@order-ledger/domain';
import { z } from 'zod';
import type { EventDefinitions } from '../event-codec.ts';
import { sealedText, instant, minor, text } from './fields.ts';
import { lineParts, orderId, returnedParts } from './order-fields.ts';

export const shippingDefinitions: EventDefinitions<ShippingEvent> = {
  ProcessingStarted: {
    upcasters: [],
    schema: z.strictObject({ orderId, startedAt: instant }),
  },
  ShipmentDispatched: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      shipmentId: text,
      lines: lineParts,
      carrier: text,
      trackingNumber: text.nullable(),
      dispatchedAt: instant,
    }),
  },
  OrderShipped: {
    upcasters: [],
    schema: z.strictObject({ orderId, shippedAt: instant }),
  },
  ShipmentDelivered: {
    upcasters: [],
    schema: z.strictObject({ orderId, shipmentId: text, deliveredAt: instant }),
  },
  OrderDelivered: {
    upcasters: [],
    schema: z.strictObject({ orderId, deliveredAt: instant }),
  },
};

export const returnDefinitions: EventDefinitions<ReturnEvent> = {
  ReturnRequested: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      returnId: text,
      lines: lineParts,
      comment: sealedText.nullable(),
      requestedAt: instant,
    }),
  },
  ReturnDeclined: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      returnId: text,
      comment: sealedText.nullable(),
      declinedAt: instant,
    }),
  },
  ReturnCompleted: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      returnId: text,
      lines: returnedParts,
      amount: minor,
      completedAt: instant,
    }),
  },
};
