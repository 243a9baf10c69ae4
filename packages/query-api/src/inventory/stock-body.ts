import { stockBody } from '@order-ledger/contracts/http';
import { type StockPieces, stockItemId } from '@order-ledger/domain';
import type { StockKey, StockRow } from '@order-ledger/read-model';
import type { BatchItemBody, StockBody } from './stock.schema.ts';

const nothing: StockPieces = { received: 0, reserved: 0, confirmed: 0, shipped: 0 };

/** The stock of an item as the wire has it. */
export const stockAnswer = (row: StockRow): StockBody => ({
  ...stockBody({ productId: row.product_id, warehouseId: row.warehouse_id }, row),
  updated_at: row.updated_at.toISOString(),
});

/** The stock of each item that was asked for, in that order. */
export const batchItems = (
  asked: readonly StockKey[],
  rows: ReadonlyMap<string, StockRow>,
): BatchItemBody[] =>
  asked.map((item) => {
    const row = rows.get(stockItemId(item));
    return {
      ...stockBody(item, row ?? nothing),
      stocked: row !== undefined,
      updated_at: row?.updated_at.toISOString() ?? null,
    };
  });
