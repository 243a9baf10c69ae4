import type { OrderId, ProductId, ReservationId, StockItem } from '@order-ledger/domain';

/** Before every path of both endpoints. */
export const apiPrefix = '/api/v1';

/** Where an order is read, at the query endpoint. */
export const orderPath = (orderId: OrderId): string => `${apiPrefix}/orders/${orderId}`;

/** Where a product is read, at the query endpoint. */
export const productPath = (productId: ProductId): string => `${apiPrefix}/products/${productId}`;

/** Where a reservation is read, at the query endpoint. */
export const reservationPath = (id: ReservationId): string => `${apiPrefix}/reservations/${id}`;

/** Where the stock of an item is read, at the query endpoint. */
export const stockPath = ({ productId, warehouseId }: StockItem): string =>
  `${apiPrefix}/inventory/${productId}/${warehouseId}`;
