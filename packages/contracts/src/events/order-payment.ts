import type { PaymentEvent } from '@order-ledger/domain';
import { z } from 'zod';
import type { EventDefinitions } from '../event-codec.ts';
import { currency, instant, minor, text } from './fields.ts';
import { orderId, ordinal } from './order-fields.ts';

const money = { method: text, amount: minor, currency };

/** An order could ask for one refund, when it was cancelled. */
const refundRequestedV1 = z.strictObject({
  orderId,
  amount: minor,
  currency,
  paymentReference: text,
  requestedAt: instant,
});

export const paymentDefinitions: EventDefinitions<PaymentEvent> = {
  PaymentRequested: {
    upcasters: [],
    schema: z.strictObject({ orderId, paymentId: ordinal, ...money, requestedAt: instant }),
  },
  PaymentFailed: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      paymentId: ordinal.nullable(),
      reference: text.nullable(),
      code: text,
      failedAt: instant,
    }),
  },
  OrderPaid: {
    upcasters: [],
    schema: z.strictObject({ orderId, ...money, reference: text, paidAt: instant }),
  },
  SurplusPaymentReceived: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      ...money,
      reference: text,
      reason: z.enum(['expired', 'cancelled', 'rejected', 'already_paid', 'amount_mismatch']),
      receivedAt: instant,
    }),
  },
  RefundRequested: {
    upcasters: [
      (data) => ({ ...refundRequestedV1.parse(data), refundId: '1', reason: 'cancelled' }),
    ],
    schema: refundRequestedV1.extend({
      refundId: ordinal,
      reason: z.enum(['cancelled', 'items_cancelled', 'returned', 'surplus_payment']),
    }),
  },
  RefundCompleted: {
    upcasters: [],
    schema: z.strictObject({ orderId, refundId: ordinal, reference: text, completedAt: instant }),
  },
  RefundFailed: {
    upcasters: [],
    schema: z.strictObject({ orderId, refundId: ordinal, code: text, failedAt: instant }),
  },
};
