import type { StockKey, StockRow } from '@order-ledger/read-model';
import type { BatchItemBody, StockBody } from './stock.schema.ts';

type Pieces = Pick<StockRow, 'received' | 'reserved' | 'confirmed'>;

const nothing: Pieces = { received: 0, reserved: 0, confirmed: 0 };

/** Nothing leaves the books before it is shipped: what was received is what is on hand. */
const piecesOf = ({ received, reserved, confirmed }: Pieces) => ({
  on_hand: received,
  reserved,
  available: received - reserved - confirmed,
  confirmed,
  received,
});

/** The stock of an item as the wire has it. */
export const stockBody = (row: StockRow): StockBody => ({
  product_id: row.product_id,
  warehouse_id: row.warehouse_id,
  ...piecesOf(row),
  updated_at: row.updated_at.toISOString(),
});

/** The stock of each item that was asked for, in that order. */
export const batchItems = (
  asked: readonly StockKey[],
  rows: readonly StockRow[],
): BatchItemBody[] =>
  asked.map(({ productId, warehouseId }) => {
    const row = rows.find(
      (candidate) => candidate.product_id === productId && candidate.warehouse_id === warehouseId,
    );
    return {
      product_id: productId,
      warehouse_id: warehouseId,
      ...piecesOf(row ?? nothing),
      stocked: row !== undefined,
      updated_at: row?.updated_at.toISOString() ?? null,
    };
  });
