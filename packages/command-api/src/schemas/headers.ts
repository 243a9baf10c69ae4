import { z } from 'zod';

import { idempotencyKey } from './fields.ts';

/** One strong entity tag (RFC 9110) with the revision that the stream must have; `*` takes any. */
const ifMatch = z
  .string()
  .regex(/^(\*|"\d{1,18}")$/, 'must be one entity tag as a command answered it, such as "3"')
  .transform((tag) => (tag === '*' ? undefined : BigInt(tag.slice(1, -1))));

/** Every command takes a key. */
export const keyHeaders = z.looseObject({ 'idempotency-key': idempotencyKey.optional() });

export const placementHeaders = keyHeaders.extend({ prefer: z.string().optional() });

export const revisionHeaders = keyHeaders.extend({ 'if-match': ifMatch.optional() });
