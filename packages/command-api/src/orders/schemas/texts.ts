import { z } from 'zod';

/* What may name a person: sealed as a whole before it is written. */

/** Any JSON object that holds something: it comes from a parsed body, so all in it is JSON. */
export const jsonObject = z
  .record(z.string(), z.unknown())
  .refine((members) => Object.keys(members).length > 0, 'must not be empty');

/** Whatever the caller's form of an address is. */
export const address = z.union(
  [z.string().max(2_000).regex(/\S/), jsonObject],
  'must be a text or an object, and not empty',
);

/** Free text. */
export const remarks = z.string().max(2_000);
