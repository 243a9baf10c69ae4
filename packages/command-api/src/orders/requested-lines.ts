import type { ProductId, WarehouseId } from '@order-ledger/domain';
import type { PlaceOrderBody } from './schemas/place-order.ts';

/** A line as it was asked for: what it leaves out the ledger finds. */
export interface RequestedLine {
  readonly productId: ProductId;
  readonly warehouseId: WarehouseId | undefined;
  /** Pieces. */
  readonly quantity: number;
  readonly price: RequestedPrice | undefined;
}

export interface RequestedPrice {
  /** A decimal, as it was written. */
  readonly text: string;
  /** For so many pieces. */
  readonly pieces: number;
  /** Where it is in the body. */
  readonly pointer: string;
}

/** The lines of an order, from its list of items or from its short form. */
export const requestedLines = (body: PlaceOrderBody): readonly RequestedLine[] => {
  const { items, product_id: productId, total_price: total, quantity = 1 } = body;
  if (items === undefined) {
    if (productId === undefined) throw new TypeError('the schema lets no such order pass');
    const pointer = '/total_price';
    const price = total === undefined ? undefined : { text: total, pieces: quantity, pointer };
    return [{ productId, warehouseId: body.warehouse_id, quantity, price }];
  }
  return items.map((item, index) => {
    const pointer = `/items/${index}/unit_price`;
    const text = item.unit_price;
    return {
      productId: item.product_id,
      warehouseId: item.warehouse_id,
      quantity: item.quantity ?? 1,
      price: text === undefined ? undefined : { text, pieces: 1, pointer },
    };
  });
};
