import { stockReservationCodec } from '@order-ledger/contracts';
import { type StockEvent, type StockPieces, assertNever } from '@order-ledger/domain';
import type { ProjectedRow, StockRow } from '@order-ledger/read-model';
import type { Projection } from './projection.ts';

type Content = Omit<StockRow, keyof ProjectedRow>;

/** What an event adds to each kind of pieces. */
const changeOf = (event: StockEvent): Partial<StockPieces> => {
  switch (event.type) {
    case 'StockReceived':
      return { received: event.data.quantity };
    case 'StockAdjusted':
      return { received: event.data.change };
    case 'StockReserved':
      return { reserved: event.data.quantity };
    case 'ReservationResized':
      return { reserved: event.data.quantity - event.data.previous };
    case 'ReservationConfirmed':
      return { reserved: -event.data.quantity, confirmed: event.data.quantity };
    case 'ReservationReleased':
    case 'ReservationExpired':
      return { reserved: -event.data.quantity };
    case 'StockReturned':
      return { confirmed: -event.data.quantity };
    case 'StockShipped':
      return { shipped: event.data.quantity };
    case 'StockRestocked':
      return { confirmed: -event.data.quantity, shipped: -event.data.quantity };
    case 'ReservationExtended':
      return {};
    default:
      return assertNever(event);
  }
};

/** One row per product and warehouse. */
export const stock: Projection<StockEvent, Content> = {
  name: 'stock',
  version: 2,
  codec: stockReservationCodec,
  keyColumns: ['product_id', 'warehouse_id'],
  rowsPerStream: 'one',
  keyOf: ({ event }) => [event.data.productId, event.data.warehouseId],
  apply: (row, { event }) => {
    const change = changeOf(event);
    return {
      product_id: event.data.productId,
      warehouse_id: event.data.warehouseId,
      received: (row?.received ?? 0) + (change.received ?? 0),
      reserved: (row?.reserved ?? 0) + (change.reserved ?? 0),
      confirmed: (row?.confirmed ?? 0) + (change.confirmed ?? 0),
      shipped: (row?.shipped ?? 0) + (change.shipped ?? 0),
    };
  },
};
