import type {
  ConfirmReservation,
  ExpireReservation,
  ExtendReservation,
  ReleaseReservation,
  ReserveStock,
  ResizeReservation,
  StockRejection,
} from '../commands.ts';
import { endOf, mayBeForgotten } from '../ended-reservations.ts';
import { availableOf } from '../stock.ts';
import type { StockState } from '../stock.ts';
import { badQuantity, isQuantity } from './stocked.ts';
import type { StockDecision, Stocked } from './stocked.ts';

export const reserve = (command: ReserveStock, state: Stocked): StockDecision => {
  const { reservationId, quantity, expiresAt, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const active = state.active.get(reservationId);
  if (active !== undefined) return active.quantity === quantity ? [] : { code: 'id_reused' };
  const end = endOf(state.ended, reservationId);
  if (end !== undefined) return { code: 'reservation_ended', end };
  if (expiresAt <= at || mayBeForgotten(state.ended, expiresAt)) {
    return { code: 'expiry_in_the_past' };
  }
  const available = availableOf(state);
  if (quantity > available) return { code: 'insufficient_stock', requested: quantity, available };
  const data = { ...state.item, reservationId, quantity, expiresAt, reservedAt: at };
  return [{ type: 'StockReserved', data }];
};

/** What is to be said of a reservation that is not active. */
const ended = (state: StockState, reservationId: string): StockRejection => {
  const end = endOf(state.ended, reservationId);
  return end === undefined ? { code: 'unknown_reservation' } : { code: 'reservation_ended', end };
};

export const confirm = (command: ConfirmReservation, state: Stocked): StockDecision => {
  const { reservationId, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) {
    const done = endOf(state.ended, reservationId) === 'confirmed';
    return done ? [] : ended(state, reservationId);
  }
  const { quantity } = active;
  const data = { ...state.item, reservationId, quantity, confirmedAt: at };
  return [{ type: 'ReservationConfirmed', data }];
};

/** Nothing to free twice; what was confirmed is not freed by a release or an expiry. */
const nothingToFree = (state: StockState, reservationId: string): StockDecision =>
  endOf(state.ended, reservationId) === 'confirmed' ? ended(state, reservationId) : [];

export const release = (command: ReleaseReservation, state: Stocked): StockDecision => {
  const { reservationId, reason, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) return nothingToFree(state, reservationId);
  const { quantity } = active;
  const data = { ...state.item, reservationId, quantity, reason, releasedAt: at };
  return [{ type: 'ReservationReleased', data }];
};

export const expire = (command: ExpireReservation, state: Stocked): StockDecision => {
  const { reservationId, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) return nothingToFree(state, reservationId);
  const { quantity, expiresAt } = active;
  if (at < expiresAt) return { code: 'not_due', expiresAt };
  const data = { ...state.item, reservationId, quantity, expiredAt: at };
  return [{ type: 'ReservationExpired', data }];
};

export const extend = (command: ExtendReservation, state: Stocked): StockDecision => {
  const { reservationId, expiresAt, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) return ended(state, reservationId);
  if (expiresAt <= active.expiresAt) return [];
  if (expiresAt <= at) return { code: 'expiry_in_the_past' };
  const { quantity } = active;
  const data = { ...state.item, reservationId, quantity, expiresAt, extendedAt: at };
  return [{ type: 'ReservationExtended', data }];
};

export const resize = (command: ResizeReservation, state: Stocked): StockDecision => {
  const { reservationId, quantity, expected, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const active = state.active.get(reservationId);
  if (active === undefined) return ended(state, reservationId);
  const { quantity: previous } = active;
  if (quantity === previous) return [];
  if (expected !== undefined && expected !== previous) {
    return { code: 'reservation_changed', quantity: previous };
  }
  const requested = quantity - previous;
  const available = availableOf(state);
  if (requested > available) return { code: 'insufficient_stock', requested, available };
  const data = { ...state.item, reservationId, quantity, previous, resizedAt: at };
  return [{ type: 'ReservationResized', data }];
};
