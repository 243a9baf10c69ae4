import type { HoldEvent } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import { instant, pieces, productId, text, warehouseId } from './fields.ts';

/* Stream `hold-{holdId}`. */

export const holdCodec = createEventCodec<HoldEvent>({
  HoldOpened: {
    upcasters: [],
    schema: z.strictObject({
      holdId: z.uuid(),
      items: z.array(z.strictObject({ warehouseId, productId, quantity: pieces })).min(1),
      externalOrderId: text.nullable(),
      openedAt: instant,
    }),
  },
  HoldRefused: {
    upcasters: [],
    schema: z.strictObject({ holdId: z.uuid(), refusedAt: instant }),
  },
});
