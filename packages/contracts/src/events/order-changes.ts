import type { ChangeEvent } from '@order-ledger/domain';
import { z } from 'zod';
import type { EventDefinitions } from '../event-codec.ts';
import { encrypted, instant } from './fields.ts';
import { lineParts, orderId, totals } from './order-fields.ts';

export const changeDefinitions: EventDefinitions<ChangeEvent> = {
  ItemsCancelled: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      lines: lineParts,
      comment: encrypted.nullable(),
      totals,
      cancelledAt: instant,
    }),
  },
  QuantitiesChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, lines: lineParts, totals, changedAt: instant }),
  },
  ShippingAddressChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, shippingAddress: encrypted, changedAt: instant }),
  },
  NotesChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, notes: encrypted.nullable(), changedAt: instant }),
  },
  MetadataChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, metadata: encrypted.nullable(), changedAt: instant }),
  },
  PaymentDeadlineExtended: {
    upcasters: [],
    schema: z.strictObject({ orderId, paymentDueAt: instant, extendedAt: instant }),
  },
};
