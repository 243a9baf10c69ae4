import { assertNever } from '../shared/decider.ts';
import type { Instant, StockItem } from '../shared/ids.ts';
import { emptyMap } from '../shared/persistent-map.ts';
import type { PersistentMap } from '../shared/persistent-map.ts';
import { addEnd, noEndedReservations } from './ended-reservations.ts';
import type { EndedReservations, ReservationEnd } from './ended-reservations.ts';
import type { StockEvent } from './events.ts';
import { effectOf } from './movements.ts';

export interface ActiveReservation {
  readonly quantity: number;
  readonly expiresAt: Instant;
}

/**
 * The stock of one product at one warehouse, in pieces. In every prefix of the stream
 * `received = available + reserved + confirmed` and none of them is negative.
 */
export interface StockState {
  /** `null` until the first receipt. */
  readonly item: StockItem | null;
  /** Receipts plus adjustments. */
  readonly received: number;
  readonly reserved: number;
  readonly confirmed: number;
  readonly active: PersistentMap<ActiveReservation>;
  readonly ended: EndedReservations;
  /** What each receipt, adjustment and return did, by its id. */
  readonly movements: PersistentMap<string>;
}

export const initialStock: StockState = {
  item: null,
  received: 0,
  reserved: 0,
  confirmed: 0,
  active: emptyMap(),
  ended: noEndedReservations,
  movements: emptyMap(),
};

export type StockPieces = Pick<StockState, 'received' | 'reserved' | 'confirmed'>;

/** Pieces that may still be promised. */
export const availableOf = ({ received, reserved, confirmed }: StockPieces): number =>
  received - reserved - confirmed;

/** Ends a reservation; `how` says where its pieces go. */
const end = (state: StockState, id: string, how: ReservationEnd, at: Instant): StockState => {
  const reservation = state.active.get(id);
  if (reservation === undefined) return state;
  const { quantity, expiresAt } = reservation;
  return {
    ...state,
    reserved: state.reserved - quantity,
    confirmed: how === 'confirmed' ? state.confirmed + quantity : state.confirmed,
    active: state.active.delete(id),
    ended: addEnd(state.ended, id, how, expiresAt, at),
  };
};

export const evolveStock = (state: StockState, event: StockEvent): StockState => {
  switch (event.type) {
    case 'StockReceived': {
      const { warehouseId, productId, movementId, quantity } = event.data;
      return {
        ...state,
        item: { warehouseId, productId },
        received: state.received + quantity,
        movements: state.movements.set(movementId, effectOf(event)),
      };
    }
    case 'StockAdjusted':
      return {
        ...state,
        received: state.received + event.data.change,
        movements: state.movements.set(event.data.movementId, effectOf(event)),
      };
    case 'StockReserved': {
      const { reservationId, quantity, expiresAt } = event.data;
      return {
        ...state,
        reserved: state.reserved + quantity,
        active: state.active.set(reservationId, { quantity, expiresAt }),
      };
    }
    case 'ReservationConfirmed':
      return end(state, event.data.reservationId, 'confirmed', event.data.confirmedAt);
    case 'ReservationReleased':
      return end(state, event.data.reservationId, 'released', event.data.releasedAt);
    case 'ReservationExpired':
      return end(state, event.data.reservationId, 'expired', event.data.expiredAt);
    case 'StockReturned':
      return {
        ...state,
        confirmed: state.confirmed - event.data.quantity,
        movements: state.movements.set(event.data.movementId, effectOf(event)),
      };
    default:
      return assertNever(event);
  }
};
