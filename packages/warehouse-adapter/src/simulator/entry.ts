import {
  warehouseItemSchema,
  warehouseOperationSchema,
  type WarehouseItem,
} from '@order-ledger/contracts';
import { z } from 'zod';

/*
 * A line of the warehouse's journal, its permanent record. These names are the storage format.
 */

const operationEntrySchema = z.object({
  kind: z.literal('operation'),
  at: z.iso.datetime(),
  operation_id: z.string(),
  operation: warehouseOperationSchema,
  order_id: z.string(),
  items: z.array(warehouseItemSchema),
  outcome: z.enum(['accepted', 'refused']),
  /** Why it was refused. */
  code: z.string().optional(),
});
export type OperationEntry = z.infer<typeof operationEntrySchema>;

const stockEntrySchema = z.object({
  kind: z.literal('stock'),
  at: z.iso.datetime(),
  product_id: z.string(),
  warehouse_id: z.string(),
  /** Pieces in the house, those of orders included. */
  quantity: z.int().min(0),
});
export type StockEntry = z.infer<typeof stockEntrySchema>;

export const entrySchema = z.discriminatedUnion('kind', [operationEntrySchema, stockEntrySchema]);
export type Entry = z.infer<typeof entrySchema>;

/** `{warehouseId}.{productId}` */
export const stockKey = (item: Pick<WarehouseItem, 'product_id' | 'warehouse_id'>): string =>
  `${item.warehouse_id}.${item.product_id}`;
