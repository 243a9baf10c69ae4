import type { ProjectionCheckpointTable } from './checkpoint.table.ts';
import type { ProjectionGenerationTable } from './generation.table.ts';
import type { OrderDetailsRow } from './order-details.table.ts';
import type { OrderListingRow } from './order-listing.table.ts';
import type { ProductRow } from './product.table.ts';
import type { StreamRow } from './projected-row.ts';
import type { ReservationRow } from './reservation.table.ts';
import type { StockRow } from './stock.table.ts';

/** What queries read, views on the live generation of each projection, and the generations. */
export interface ReadModelDatabase {
  'read_model.order_listing': OrderListingRow;
  'read_model.order_details': OrderDetailsRow;
  'read_model.stock': StockRow;
  'read_model.reservation': ReservationRow;
  'read_model.reservation_stream': StreamRow;
  'read_model.product': ProductRow;
  'read_model.projection_checkpoint': ProjectionCheckpointTable;
  'read_model.projection_generation': ProjectionGenerationTable;
}

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
