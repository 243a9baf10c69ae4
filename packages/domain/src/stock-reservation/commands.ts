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

export type StockCommand =
  | ReceiveStock
  | AdjustStock
  | ReserveStock
  | ConfirmReservation
  | ReleaseReservation
  | ExpireReservation
  | ReturnStock;

export type StockRejection =
  | { readonly code: 'unknown_stock_item' }
  | { readonly code: 'insufficient_stock'; readonly requested: number; readonly available: number }
  | { readonly code: 'quantity_out_of_range'; readonly detail: string }
  /** The id was used for a movement or reservation that did something else. */
  | { readonly code: 'id_reused' }
  | { readonly code: 'expiry_in_the_past' }
  | { readonly code: 'reservation_ended'; readonly end: ReservationEnd }
  | { readonly code: 'unknown_reservation' }
  | { readonly code: 'not_due'; readonly expiresAt: Instant }
  | { readonly code: 'nothing_confirmed'; readonly confirmed: number };
