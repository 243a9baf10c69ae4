/* Names alone: whoever imports this subpath loads no library. */

/** The stream categories: a stream is named `{category}-{id}`. */
export const categories = [
  'order',
  'stockReservation',
  'product',
  'hold',
  'orderNumbers',
  'idempotencyKey',
] as const;

export type Category = (typeof categories)[number];
