import type { ProjectionCheckpointTable } from './checkpoint.table.ts';
import type { OrderDetailsRow } from './order-details.table.ts';
import type { OrderListingRow } from './order-listing.table.ts';
import type { StockRow } from './stock.table.ts';

/** The tables that the projector writes and queries read. */
export interface ReadModelDatabase {
  'read_model.order_listing': OrderListingRow;
  'read_model.order_details': OrderDetailsRow;
  'read_model.stock': StockRow;
  'read_model.projection_checkpoint': ProjectionCheckpointTable;
}

/** Names of the projections, as in `projection_checkpoint`. */
export const projectionNames = ['order_listing', 'order_details', 'stock'] as const;

export type ProjectionName = (typeof projectionNames)[number];
