import { idempotencyKey } from '@order-ledger/contracts/http';
import { z } from 'zod';

const keyOnly = z.strictObject({ idempotency_key: idempotencyKey.optional() });

/** Nothing is to be said but, perhaps, a key. */
export const noBody = keyOnly.nullish().transform((body) => body ?? {});
