import type { OrderNumbersLeased } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import { instant } from './fields.ts';

/* Stream `orderNumbers-{YYYYMMDD}`. */

export const orderNumbersCodec = createEventCodec<OrderNumbersLeased>({
  OrderNumbersLeased: {
    upcasters: [],
    schema: z.strictObject({
      day: z.string().regex(/^\d{8}$/),
      first: z.int().positive(),
      count: z.int().positive(),
      leasedAt: instant,
    }),
  },
});
