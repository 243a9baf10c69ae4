import { orderDetails, orderListing, product, reservation, stock } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import type { Tabled } from './tables.ts';

/** What is known of each projection by its name alone. */
export const tabled: Readonly<Record<ProjectionName, Tabled>> = {
  order_listing: orderListing,
  order_details: orderDetails,
  stock,
  reservation,
  product,
};
