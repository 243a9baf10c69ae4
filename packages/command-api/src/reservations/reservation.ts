import { reservationPath, reservationStatuses } from '@order-ledger/contracts/http';
import type { ReservationBody, ReservationItemBody } from '@order-ledger/contracts/http';
import { endOf, stockItemId } from '@order-ledger/domain';
import type { ReservationId, StockQuantity, StockState } from '@order-ledger/domain';
import type { Stock } from '../parts.ts';

/** What is reserved under one id. */
export interface Reservation {
  readonly id: ReservationId;
  /** The order that it is for, of this ledger or of another system. */
  readonly orderId: string | null;
  /** Distinct stock items, with the pieces that were asked for. */
  readonly items: readonly StockQuantity[];
}

/** An item of a reservation, as its stock stream has it. */
export interface ReservedItem {
  readonly item: StockQuantity;
  readonly state: StockState;
  readonly position: bigint;
}

/** Reads what has become of every item. */
export const loadItems = async (
  stock: Stock,
  { items }: Reservation,
): Promise<readonly ReservedItem[]> =>
  await Promise.all(
    items.map(async (item) => {
      const { state, position } = await stock.load(stockItemId(item));
      return { item, state, position };
    }),
  );

/** What has become of one item of a reservation. */
export const statusOf = (
  id: ReservationId,
  { state }: ReservedItem,
): ReservationItemBody['status'] =>
  state.active.get(id) === undefined ? (endOf(state.ended, id) ?? 'ended') : 'active';

const itemBody = (id: ReservationId, reserved: ReservedItem): ReservationItemBody => {
  const { item, state } = reserved;
  const active = state.active.get(id);
  return {
    product_id: item.productId,
    warehouse_id: item.warehouseId,
    quantity: active?.quantity ?? item.quantity,
    status: statusOf(id, reserved),
    expires_at: active?.expiresAt ?? null,
  };
};

/** A reservation as the wire has it. */
const reservationBody = (
  { id, orderId }: Reservation,
  reserved: readonly ReservedItem[],
): ReservationBody => {
  const items = reserved.map((one) => itemBody(id, one));
  const expiries = items.flatMap(({ expires_at }) => expires_at ?? []);
  const statuses = new Set(items.map(({ status }) => status));
  return {
    reservation_id: id,
    order_id: orderId,
    status: reservationStatuses.find((status) => statuses.has(status)) ?? 'ended',
    expires_at: expiries.toSorted()[0] ?? null,
    items,
    links: { self: reservationPath(id) },
  };
};

/** What a command answers, and where the ledger stands. */
export interface ReservationAnswer {
  readonly body: ReservationBody;
  readonly position: bigint;
}

export const answerOf = (
  reservation: Reservation,
  reserved: readonly ReservedItem[],
  position = 0n,
): ReservationAnswer => ({
  body: reservationBody(reservation, reserved),
  position: reserved.reduce(
    (last, item) => (item.position > last ? item.position : last),
    position,
  ),
});

/** A reservation as it is now. */
export const describe = async (
  stock: Stock,
  reservation: Reservation,
  position?: bigint,
): Promise<ReservationAnswer> =>
  answerOf(reservation, await loadItems(stock, reservation), position);
