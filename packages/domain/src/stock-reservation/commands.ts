import type { Instant, MovementId, ReservationId, StockItem } from '../shared/ids.ts';
import type { ReservationEnd } from './ended-reservations.ts';
import type { ReleaseReason } from './events.ts';

export type ReceiveStock = {
  readonly type: 'ReceiveStock';
  readonly item: StockItem;
  readonly movementId: MovementId;
  readonly quantity: number;
  readonly reason: string;
  readonly at: Instant;
};

export type AdjustStock = {
  readonly type: 'AdjustStock';
  readonly movementId: MovementId;
  readonly change: number;
  readonly reason: string;
  /** Rather than refusing, releases the newest reservations until what is left suffices. */
  readonly force: boolean;
  readonly at: Instant;
};

/** A count of what is on hand: adjusts by the difference, which may be none. */
export type CountStock = {
  readonly type: 'CountStock';
  readonly movementId: MovementId;
  /** Pieces in the warehouse: reserved and sold ones that have not left count, too. */
  readonly counted: number;
  readonly reason: string;
  readonly force: boolean;
  readonly at: Instant;
};

export type ReserveStock = {
  readonly type: 'ReserveStock';
  readonly reservationId: ReservationId;
  readonly quantity: number;
  readonly expiresAt: Instant;
  readonly at: Instant;
};

export type ConfirmReservation = {
  readonly type: 'ConfirmReservation';
  readonly reservationId: ReservationId;
  readonly at: Instant;
};

export type ReleaseReservation = {
  readonly type: 'ReleaseReservation';
  readonly reservationId: ReservationId;
  readonly reason: ReleaseReason;
  readonly at: Instant;
};

export type ExpireReservation = {
  readonly type: 'ExpireReservation';
  readonly reservationId: ReservationId;
  readonly at: Instant;
};

/** Frees pieces that were confirmed for a reservation. */
export type ReturnStock = {
  readonly type: 'ReturnStock';
  readonly movementId: MovementId;
  readonly reservationId: ReservationId;
  readonly quantity: number;
  readonly at: Instant;
};

/** Only ever to later: `[]` when it holds that long already. */
export type ExtendReservation = {
  readonly type: 'ExtendReservation';
  readonly reservationId: ReservationId;
  readonly expiresAt: Instant;
  readonly at: Instant;
};

/** The last one counts: without `expected`, a late repetition takes a newer resize back. */
export type ResizeReservation = {
  readonly type: 'ResizeReservation';
  readonly reservationId: ReservationId;
  /** From now on. */
  readonly quantity: number;
  /** Only while it holds this many; refused as `reservation_changed` otherwise. */
  readonly expected?: number;
  readonly at: Instant;
};

/** Confirmed pieces leave the warehouse. */
export type ShipStock = {
  readonly type: 'ShipStock';
  readonly movementId: MovementId;
  readonly reservationId: ReservationId;
  readonly quantity: number;
  readonly at: Instant;
};

/** Shipped pieces are back on the shelf. */
export type RestockReturn = {
  readonly type: 'RestockReturn';
  readonly movementId: MovementId;
  readonly reservationId: ReservationId;
  readonly quantity: number;
  readonly at: Instant;
};

export type StockCommand =
  | ReceiveStock
  | AdjustStock
  | ReserveStock
  | ConfirmReservation
  | ReleaseReservation
  | ExpireReservation
  | ReturnStock
  | CountStock
  | ExtendReservation
  | ResizeReservation
  | ShipStock
  | RestockReturn;

export type StockRejection =
  | { readonly code: 'unknown_stock_item' }
  /** `requested` pieces are to come out of `available` ones: of a resize, those that it adds. */
  | { readonly code: 'insufficient_stock'; readonly requested: number; readonly available: number }
  | { readonly code: 'quantity_out_of_range'; readonly detail: string }
  /** The id was used for a movement or reservation that did something else. */
  | { readonly code: 'id_reused' }
  | { readonly code: 'expiry_in_the_past' }
  | { readonly code: 'reservation_ended'; readonly end: ReservationEnd }
  | { readonly code: 'unknown_reservation' }
  | { readonly code: 'reservation_changed'; readonly quantity: number }
  | { readonly code: 'not_due'; readonly expiresAt: Instant }
  /** Fewer are confirmed and have not left. */
  | { readonly code: 'nothing_confirmed'; readonly confirmed: number }
  /** Fewer have left and did not come back. */
  | { readonly code: 'nothing_shipped'; readonly shipped: number }
  /** A forced adjustment would end more reservations than one decision can: take less at a time. */
  | { readonly code: 'too_many_releases'; readonly limit: number };
