import { z } from 'zod';
import { decimal, instant } from './fields.ts';

const item = z.object({
  /** Names the line within its order, from 1, for ever. */
  line: z.int(),
  product_id: z.string(),
  warehouse_id: z.string(),
  /** Pieces that are wanted; those that were cancelled do not count. */
  quantity: z.int(),
  unit_price: decimal,
  /** `quantity` times `unit_price`. */
  total: decimal,
  cancelled: z.int(),
  /** Of the quantity. */
  shipped: z.int(),
  /** Of the shipped. */
  returned: z.int(),
});

const payment = z.object({
  method: z.string(),
  reference: z.string(),
  amount: decimal,
  currency: z.string(),
  paid_at: instant,
});

/** One try of this ledger to have the order charged. */
const paymentAttempt = z.object({
  payment_id: z.string(),
  status: z.enum(['pending', 'succeeded', 'failed']),
  method: z.string(),
  amount: decimal,
  currency: z.string(),
  /** The provider's id of the payment. */
  reference: z.string().nullable(),
  /** Why it failed. */
  code: z.string().nullable(),
  requested_at: instant,
  ended_at: instant.nullable(),
});

/** A payment that failed without this ledger having asked for it. */
const paymentFailure = z.object({
  reference: z.string().nullable(),
  code: z.string(),
  failed_at: instant,
});

/** Money that came and did not pay the order: it goes back. */
const surplusPayment = z.object({
  method: z.string(),
  reference: z.string(),
  amount: decimal,
  currency: z.string(),
  reason: z.enum(['expired', 'cancelled', 'rejected', 'already_paid', 'amount_mismatch']),
  received_at: instant,
});

const refund = z.object({
  refund_id: z.string(),
  status: z.enum(['requested', 'completed', 'failed']),
  reason: z.enum(['cancelled', 'items_cancelled', 'returned', 'surplus_payment']),
  amount: decimal,
  currency: z.string(),
  payment_reference: z.string(),
  /** The provider's id of the refund. */
  reference: z.string().nullable(),
  /** Why the provider refused last. */
  code: z.string().nullable(),
  requested_at: instant,
  ended_at: instant.nullable(),
});

const part = z.object({ line: z.int(), quantity: z.int() });

const shipment = z.object({
  shipment_id: z.string(),
  items: z.array(part),
  carrier: z.string(),
  tracking_number: z.string().nullable(),
  dispatched_at: instant,
  delivered_at: instant.nullable(),
});

const orderReturn = z.object({
  return_id: z.string(),
  status: z.enum(['requested', 'declined', 'completed']),
  /** The pieces that were announced. */
  items: z.array(part),
  /** The pieces that came, and whether they can be sold again. */
  returned_items: z.array(part.extend({ restock: z.boolean() })),
  /** What the customer gets for them. */
  amount: decimal.nullable(),
  requested_at: instant,
  ended_at: instant.nullable(),
});

/** An order as commands answer it; queries add what only they tell. */
export const orderSchema = z
  .object({
    /** The same as `order_id`. */
    id: z.string(),
    order_id: z.string(),
    order_number: z.string(),
    status: z.string(),
    /** `null` for a guest. */
    user_id: z.string().nullable(),
    currency: z.string(),
    items: z.array(item),
    subtotal: decimal,
    discount: decimal,
    tax: decimal,
    shipping: decimal,
    /** `subtotal - discount + tax + shipping`. */
    total: decimal,
    payment_method: z.string(),
    payment: payment.nullable(),
    payment_attempts: z.array(paymentAttempt),
    payment_failures: z.array(paymentFailure),
    surplus_payments: z.array(surplusPayment),
    refund_requested: z.boolean(),
    refunds: z.array(refund),
    shipments: z.array(shipment),
    /** When everything had arrived. */
    delivered_at: instant.nullable(),
    returns: z.array(orderReturn),
    payment_due_at: instant,
    placed_at: instant,
    /** `self` at the query endpoint, and what can be done next at the command endpoint. */
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Order' });

export type OrderBody = z.output<typeof orderSchema>;
