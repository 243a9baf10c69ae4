import { idempotencyKey } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** In every body: the key, for callers that cannot set a header. */
export const keyed = { idempotency_key: idempotencyKey.optional() };

/** A body of which everything is optional may be missing itself. */
export const bodyOrNone = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const object = z.strictObject({ ...shape, ...keyed });
  return object.nullish().transform((body) => body ?? object.parse({}));
};

/** Nothing is to be said but, perhaps, a key. */
export const noBody = bodyOrNone({});
