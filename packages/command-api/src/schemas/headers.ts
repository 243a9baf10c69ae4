import { idempotencyKey, ifMatch } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** Every command takes a key. */
export const keyHeaders = z.looseObject({ 'idempotency-key': idempotencyKey.optional() });

export const placementHeaders = keyHeaders.extend({ prefer: z.string().optional() });

export const revisionHeaders = keyHeaders.extend({ 'if-match': ifMatch.optional() });
