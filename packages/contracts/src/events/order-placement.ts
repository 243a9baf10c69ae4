import type { PlacementEvent } from '@order-ledger/domain';
import { z } from 'zod';
import type { EventDefinitions } from '../event-codec.ts';
import { currency, sealedText, instant, pieces, productId, text, warehouseId } from './fields.ts';
import { orderId, orderLine, totals } from './order-fields.ts';

const shortage = z.strictObject({
  warehouseId,
  productId,
  quantity: pieces,
  available: z.int().min(0).nullable(),
});

export const placementDefinitions: EventDefinitions<PlacementEvent> = {
  OrderPlaced: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      orderNumber: text,
      userId: text.nullable(),
      lines: z.array(orderLine).min(1),
      currency,
      totals,
      shippingAddress: sealedText,
      notes: sealedText.nullable(),
      paymentMethod: text,
      placedAt: instant,
      paymentDueAt: instant,
    }),
  },
  OrderReserved: {
    upcasters: [],
    schema: z.strictObject({ orderId, reservedAt: instant }),
  },
  OrderRejected: {
    upcasters: [],
    schema: z.strictObject({ orderId, shortages: z.array(shortage), rejectedAt: instant }),
  },
  OrderConfirmed: {
    upcasters: [],
    schema: z.strictObject({ orderId, confirmedAt: instant }),
  },
  OrderCancelled: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      code: z.enum(['requested', 'stock_lost', 'warehouse_refused', 'warehouse_unavailable']),
      comment: sealedText.nullable(),
      cancelledAt: instant,
    }),
  },
  OrderExpired: {
    upcasters: [],
    schema: z.strictObject({ orderId, expiredAt: instant }),
  },
  OrderAbandoned: {
    upcasters: [],
    schema: z.strictObject({ orderId, abandonedAt: instant }),
  },
};
