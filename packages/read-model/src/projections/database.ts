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
