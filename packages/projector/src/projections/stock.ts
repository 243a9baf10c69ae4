import { stockReservationCodec } from '@order-ledger/contracts';
import { type StockEvent, assertNever, parseStockItemId, stockItemId } from '@order-ledger/domain';
import type { ProjectedRow, StockRow } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Projection } from '../projection.ts';

type Content = Omit<StockRow, keyof ProjectedRow>;
type Pieces = Pick<Content, 'received' | 'reserved' | 'confirmed'>;

/** What an event adds to each kind of pieces. */
const changeOf = (event: StockEvent): Partial<Pieces> => {
  switch (event.type) {
    case 'StockReceived':
      return { received: event.data.quantity };
    case 'StockAdjusted':
      return { received: event.data.change };
    case 'StockReserved':
      return { reserved: event.data.quantity };
    case 'ReservationConfirmed':
      return { reserved: -event.data.quantity, confirmed: event.data.quantity };
    case 'ReservationReleased':
    case 'ReservationExpired':
      return { reserved: -event.data.quantity };
    case 'StockReturned':
      return { confirmed: -event.data.quantity };
    default:
      return assertNever(event);
  }
};

/** One row per product and warehouse. */
export const stock: Projection<StockEvent, Content> = {
  name: 'stock',
  version: 1,
  category: 'stockReservation',
  codec: stockReservationCodec,
  keyColumns: ['product_id', 'warehouse_id'],
  streamIdOf: (row) => stockItemId({ productId: row.product_id, warehouseId: row.warehouse_id }),
  apply: (row, event) => {
    const change = changeOf(event);
    return {
      product_id: event.data.productId,
      warehouse_id: event.data.warehouseId,
      received: (row?.received ?? 0) + (change.received ?? 0),
      reserved: (row?.reserved ?? 0) + (change.reserved ?? 0),
      confirmed: (row?.confirmed ?? 0) + (change.confirmed ?? 0),
    };
  },
  load: async (db, streamIds) => {
    const items = streamIds.map(parseStockItemId).filter((item) => item !== undefined);
    const products = items.map((item) => item.productId);
    const warehouses = items.map((item) => item.warehouseId);
    return await db
      .selectFrom('read_model.stock')
      .selectAll()
      .where(
        sql<boolean>`(product_id, warehouse_id) in
          (select * from unnest(${products}::text[], ${warehouses}::text[]))`,
      )
      .execute();
  },
};
