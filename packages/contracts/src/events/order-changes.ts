import type { ChangeEvent } from '@order-ledger/domain';
import { z } from 'zod';
import type { EventDefinitions } from '../event-codec.ts';
import { sealedText, instant } from './fields.ts';
import { lineParts, orderId, totals } from './order-fields.ts';

export const changeDefinitions: EventDefinitions<ChangeEvent> = {
  ItemsCancelled: {
    upcasters: [],
    schema: z.strictObject({
      orderId,
      lines: lineParts,
      comment: sealedText.nullable(),
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
    schema: z.strictObject({ orderId, shippingAddress: sealedText, changedAt: instant }),
  },
  NotesChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, notes: sealedText.nullable(), changedAt: instant }),
  },
  MetadataChanged: {
    upcasters: [],
    schema: z.strictObject({ orderId, metadata: sealedText.nullable(), changedAt: instant }),
  },
  PaymentDeadlineExtended: {
    upcasters: [],
    schema: z.strictObject({ orderId, paymentDueAt: instant, extendedAt: instant }),
  },
};
