import { assertNever } from '../shared/decider.ts';
import type { Instant, StockItem } from '../shared/ids.ts';
import { emptyMap } from '../shared/persistent-map.ts';
import type { PersistentMap } from '../shared/persistent-map.ts';
import { addEnd, noEndedReservations } from './ended-reservations.ts';
import type { EndedReservations, ReservationEnd } from './ended-reservations.ts';
import type { StockEvent, StockReserved } from './events.ts';
import { effectOf } from './movements.ts';
import type { Movement } from './movements.ts';

export interface ActiveReservation {
  readonly quantity: number;
  readonly expiresAt: Instant;
  /** Its number in the order of their making: the newest has the highest. */
  readonly number: number;
}

/**
 * The stock of one product at one warehouse, in pieces. In every prefix of the stream
 * `received = available + reserved + confirmed`, none of them is negative and
 * `shipped <= confirmed`.
 */
export interface StockState {
  /** `null` until the first receipt. */
  readonly item: StockItem | null;
  /** Receipts plus adjustments. */
  readonly received: number;
  readonly reserved: number;
  /** Sold and not returned, whether they have left or not. */
  readonly confirmed: number;
  /** Those of the confirmed pieces that have left the warehouse. */
  readonly shipped: number;
  readonly active: PersistentMap<ActiveReservation>;
  /** Reservations ever made. */
  readonly made: number;
  readonly ended: EndedReservations;
  /** What each movement did, by its id. */
  readonly movements: PersistentMap<string>;
}

export const initialStock: StockState = {
  item: null,
  received: 0,
  reserved: 0,
  confirmed: 0,
  shipped: 0,
  active: emptyMap(),
  made: 0,
  ended: noEndedReservations,
  movements: emptyMap(),
};

export type StockPieces = Pick<StockState, 'received' | 'reserved' | 'confirmed' | 'shipped'>;

/** Pieces that may still be promised. */
export const availableOf = ({
  received,
  reserved,
  confirmed,
}: Omit<StockPieces, 'shipped'>): number => received - reserved - confirmed;

/** Pieces in the warehouse. */
export const onHandOf = ({
  received,
  shipped,
}: Pick<StockPieces, 'received' | 'shipped'>): number => received - shipped;

const reserve = (state: StockState, data: StockReserved['data']): StockState => {
  const { reservationId, quantity, expiresAt } = data;
  const number = state.made + 1;
  return {
    ...state,
    reserved: state.reserved + quantity,
    active: state.active.set(reservationId, { quantity, expiresAt, number }),
    made: number,
  };
};

/** Gives an active reservation other terms. */
const change = (
  state: StockState,
  id: string,
  terms: Partial<Pick<ActiveReservation, 'quantity' | 'expiresAt'>>,
): StockState => {
  const reservation = state.active.get(id);
  if (reservation === undefined) return state;
  const changed = { ...reservation, ...terms };
  const reserved = state.reserved + changed.quantity - reservation.quantity;
  return { ...state, reserved, active: state.active.set(id, changed) };
};

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

/** What a movement makes of the pieces. */
const moved = (state: StockState, movement: Movement): Partial<StockState> => {
  const { received, confirmed, shipped } = state;
  const { type, data } = movement;
  switch (type) {
    case 'StockReceived': {
      const { warehouseId, productId, quantity } = data;
      return { item: { warehouseId, productId }, received: received + quantity };
    }
    case 'StockAdjusted':
      return { received: received + data.change };
    case 'StockReturned':
      return { confirmed: confirmed - data.quantity };
    case 'StockShipped':
      return { shipped: shipped + data.quantity };
    case 'StockRestocked':
      return { confirmed: confirmed - data.quantity, shipped: shipped - data.quantity };
    default:
      return assertNever(type);
  }
};

export const evolveStock = (state: StockState, event: StockEvent): StockState => {
  switch (event.type) {
    case 'StockReserved':
      return reserve(state, event.data);
    case 'ReservationExtended':
      return change(state, event.data.reservationId, { expiresAt: event.data.expiresAt });
    case 'ReservationResized':
      return change(state, event.data.reservationId, { quantity: event.data.quantity });
    case 'ReservationConfirmed':
      return end(state, event.data.reservationId, 'confirmed', event.data.confirmedAt);
    case 'ReservationReleased':
      return end(state, event.data.reservationId, 'released', event.data.releasedAt);
    case 'ReservationExpired':
      return end(state, event.data.reservationId, 'expired', event.data.expiredAt);
    case 'StockReceived':
    case 'StockAdjusted':
    case 'StockReturned':
    case 'StockShipped':
    case 'StockRestocked':
      return {
        ...state,
        ...moved(state, event),
        movements: state.movements.set(event.data.movementId, effectOf(event)),
      };
    default:
      return assertNever(event);
  }
};
