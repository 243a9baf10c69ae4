/* Names alone: whoever imports this subpath loads no library. */

/** The projections, as in `projection_generation`, and the streams that each is folded from. */
export const projectionCategories = {
  order_listing: 'order',
  order_details: 'order',
  stock: 'stockReservation',
  reservation: 'stockReservation',
  product: 'product',
} as const;

export type ProjectionName = keyof typeof projectionCategories;

export const projectionNames = Object.keys(projectionCategories) as ProjectionName[];

/** The subscriptions of the process manager, as in `process_manager.checkpoint`, and the streams that each reads. */
export const followerCategories = {
  fulfilment: ['order', 'stockReservation'],
  'integration-events': ['order', 'product', 'stockReservation'],
} as const;

export type FollowerName = keyof typeof followerCategories;
