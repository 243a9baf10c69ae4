import type { OrderEvent } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import {
  currency,
  encrypted,
  instant,
  minor,
  pieces,
  productId,
  text,
  warehouseId,
} from './fields.ts';

/* Stream `order-{orderId}`. */

const orderId = z.uuid();

const line = z.strictObject({ warehouseId, productId, quantity: pieces, unitPrice: minor });

const totals = z.strictObject({
  subtotal: minor,
  discount: minor,
  tax: minor,
  shipping: minor,
  total: minor,
});

const shortage = z.strictObject({
  warehouseId,
  productId,
  quantity: pieces,
  available: z.int().min(0).nullable(),
});

export const orderCodec = createEventCodec<OrderEvent>({
  OrderPlaced: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      orderNumber: text,
      userId: text.nullable(),
      lines: z.array(line).min(1),
      currency,
      totals,
      shippingAddress: encrypted,
      notes: encrypted.nullable(),
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
  OrderPaid: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      method: text,
      reference: text,
      amount: minor,
      currency,
      paidAt: instant,
    }),
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
      comment: encrypted.nullable(),
      cancelledAt: instant,
    }),
  },
  OrderExpired: {
    upcasters: [],
    schema: z.strictObject({ orderId, expiredAt: instant }),
  },
  RefundRequested: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      amount: minor,
      currency,
      paymentReference: text,
      requestedAt: instant,
    }),
  },
  OrderAbandoned: {
    upcasters: [],
    schema: z.strictObject({ orderId, abandonedAt: instant }),
  },
});
