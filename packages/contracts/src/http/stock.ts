import { availableOf, onHandOf } from '@order-ledger/domain';
import type { StockItem, StockPieces } from '@order-ledger/domain';
import { z } from 'zod';

/** Of a stock item, in every answer about one: spread it into the answer's own schema. */
export const stockShape = {
  product_id: z.string(),
  warehouse_id: z.string(),
  /** Pieces in the warehouse: available, reserved, or sold and not shipped yet. */
  on_hand: z.int(),
  /** Promised to orders that are not paid yet. */
  reserved: z.int(),
  /** What may still be promised. */
  available: z.int(),
  /** Sold, and not returned. */
  confirmed: z.int(),
  /** Receipts plus adjustments. */
  received: z.int(),
};

/** The stock of an item as the wire has it. */
export const stockBody = ({ productId, warehouseId }: StockItem, pieces: StockPieces) => ({
  product_id: productId,
  warehouse_id: warehouseId,
  on_hand: onHandOf(pieces),
  reserved: pieces.reserved,
  available: availableOf(pieces),
  confirmed: pieces.confirmed,
  received: pieces.received,
});
