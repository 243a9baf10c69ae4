export * from './fold-events.ts';
export { orderDetails } from './order-details.ts';
export { orderListing } from './order-listing.ts';
export { product } from './product.ts';
export type { Projection, Row, RowKey } from './projection.ts';
export { reservation } from './reservation.ts';
export { stock } from './stock.ts';
