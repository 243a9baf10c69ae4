import { stockReservationCodec } from '@order-ledger/contracts';
import { type StockEvent, type StockReserved, assertNever } from '@order-ledger/domain';
import type { ProjectedRow, ReservationRow, ReservationStatus } from '@order-ledger/read-model';
import type { Projection } from './projection.ts';

type Content = Omit<ReservationRow, keyof ProjectedRow>;

/** An id of long ago may be used again: it begins anew. */
const reserved = ({ data }: StockReserved): Content => ({
  reservation_id: data.reservationId,
  product_id: data.productId,
  warehouse_id: data.warehouseId,
  quantity: data.quantity,
  status: 'active',
  reason: null,
  shipped: 0,
  returned: 0,
  reserved_at: new Date(data.reservedAt),
  expires_at: new Date(data.expiresAt),
  ended_at: null,
});

const ended = (status: ReservationStatus, at: string, reason: string | null = null) => ({
  status,
  reason,
  ended_at: new Date(at),
});

/** What an event changes in a reservation. */
const changeOf = (row: Content, event: StockEvent): Partial<Content> => {
  switch (event.type) {
    case 'ReservationExtended':
      return { expires_at: new Date(event.data.expiresAt) };
    case 'ReservationResized':
      return { quantity: event.data.quantity };
    case 'ReservationConfirmed':
      return ended('confirmed', event.data.confirmedAt);
    case 'ReservationReleased':
      return ended('released', event.data.releasedAt, event.data.reason);
    case 'ReservationExpired':
      return ended('expired', event.data.expiredAt);
    case 'StockReturned':
      return { returned: row.returned + event.data.quantity };
    case 'StockShipped':
      return { shipped: row.shipped + event.data.quantity };
    case 'StockRestocked': {
      const { quantity } = event.data;
      return { shipped: row.shipped - quantity, returned: row.returned + quantity };
    }
    case 'StockReceived':
    case 'StockAdjusted':
    case 'StockReserved':
      return {};
    default:
      return assertNever(event);
  }
};

/** One row per reservation and stock item: many of one stock stream. */
export const reservation: Projection<StockEvent, Content> = {
  name: 'reservation',
  version: 1,
  codec: stockReservationCodec,
  keyColumns: ['reservation_id', 'product_id', 'warehouse_id'],
  rowsPerStream: 'many',
  keyOf: ({ event: { data } }) =>
    'reservationId' in data ? [data.reservationId, data.productId, data.warehouseId] : undefined,
  apply: (row, { event }) => {
    if (event.type === 'StockReserved') return reserved(event);
    return row === undefined ? undefined : { ...row, ...changeOf(row, event) };
  },
};
