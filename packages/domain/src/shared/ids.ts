/** RFC 3339 in UTC with milliseconds, for example `2026-11-20T10:00:00.000Z`: compares as text. */
export type Instant = string;

/** A UUID, chosen by who places the order. */
export type OrderId = string;
export type ProductId = string;
export type WarehouseId = string;

/** Names one reservation within one stock stream. An order's reservations carry its order id. */
export type ReservationId = string;

/** Names one receipt, adjustment or return of stock, so that its repetition is recognised. */
export type MovementId = string;

/** A product at a warehouse: the unit over which stock is never oversold. */
export interface StockItem {
  readonly warehouseId: WarehouseId;
  readonly productId: ProductId;
}

export interface StockQuantity extends StockItem {
  /** Pieces, a positive integer. */
  readonly quantity: number;
}

const warehouseIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
const productIdPattern = /^[A-Za-z0-9_.~-]{1,64}$/;

/** No dot: the first dot of a stock stream's name ends the warehouse. */
export const isWarehouseId = (text: string): boolean => warehouseIdPattern.test(text);
export const isProductId = (text: string): boolean => productIdPattern.test(text);

/** `{warehouseId}.{productId}`: the id of the item's stream and its key in maps. */
export const stockItemId = (item: StockItem): string => `${item.warehouseId}.${item.productId}`;

/** Reads what `stockItemId` wrote; `undefined` for anything else. */
export const parseStockItemId = (id: string): StockItem | undefined => {
  const dot = id.indexOf('.');
  const item = { warehouseId: id.slice(0, dot), productId: id.slice(dot + 1) };
  return dot > 0 && isWarehouseId(item.warehouseId) && isProductId(item.productId)
    ? item
    : undefined;
};
