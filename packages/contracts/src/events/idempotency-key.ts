import type { KeyUsed } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import { instant, text } from './fields.ts';

/* Stream `idempotencyKey-{keyId}`. */

export const idempotencyKeyCodec = createEventCodec<KeyUsed>({
  KeyUsed: {
    upcasters: [],
    schema: z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      target: text,
      usedAt: instant,
    }),
  },
});
