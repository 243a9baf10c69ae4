import type { Instant, MovementId, ReservationId, StockItem } from '../shared/ids.ts';

/*
 * Stream `stockReservation-{warehouseId}.{productId}`. These names are the storage format: a type
 * or field is never renamed, a new shape is a new version with an upcaster.
 */

/** A part of the life of one reservation. */
interface OfReservation extends StockItem {
  readonly reservationId: ReservationId;
  readonly quantity: number;
}

export type StockReceived = {
  readonly type: 'StockReceived';
  readonly data: StockItem & {
    readonly movementId: MovementId;
    readonly quantity: number;
    /** In the words of who received it; empty when they gave none. */
    readonly reason: string;
    readonly receivedAt: Instant;
  };
};

/**
 * A count found more (positive) or less (negative) than the books said, or exactly that (0).
 * Version 2; version 1 did not say what was counted.
 */
export type StockAdjusted = {
  readonly type: 'StockAdjusted';
  readonly data: StockItem & {
    readonly movementId: MovementId;
    readonly change: number;
    /** Pieces in the warehouse; `null` when only the change was told. */
    readonly counted: number | null;
    readonly reason: string;
    readonly adjustedAt: Instant;
  };
};

export type StockReserved = {
  readonly type: 'StockReserved';
  readonly data: OfReservation & { readonly expiresAt: Instant; readonly reservedAt: Instant };
};

export type ReservationConfirmed = {
  readonly type: 'ReservationConfirmed';
  readonly data: OfReservation & { readonly confirmedAt: Instant };
};

/**
 * `requested`: by hand. `shortfall`: a forced adjustment left too few pieces for the newest
 * reservations.
 */
export type ReleaseReason = 'cancelled' | 'rejected' | 'abandoned' | 'requested' | 'shortfall';

export type ReservationReleased = {
  readonly type: 'ReservationReleased';
  readonly data: OfReservation & { readonly reason: ReleaseReason; readonly releasedAt: Instant };
};

export type ReservationExpired = {
  readonly type: 'ReservationExpired';
  readonly data: OfReservation & { readonly expiredAt: Instant };
};

/** Confirmed pieces that did not leave, or came back: free again. */
export type StockReturned = {
  readonly type: 'StockReturned';
  readonly data: OfReservation & {
    readonly movementId: MovementId;
    readonly returnedAt: Instant;
  };
};

/** An active reservation holds longer. */
export type ReservationExtended = {
  readonly type: 'ReservationExtended';
  readonly data: OfReservation & { readonly expiresAt: Instant; readonly extendedAt: Instant };
};

/** An active reservation holds more or fewer pieces: `quantity` from now on. */
export type ReservationResized = {
  readonly type: 'ReservationResized';
  readonly data: OfReservation & { readonly previous: number; readonly resizedAt: Instant };
};

/** Confirmed pieces have left the warehouse. */
export type StockShipped = {
  readonly type: 'StockShipped';
  readonly data: OfReservation & { readonly movementId: MovementId; readonly shippedAt: Instant };
};

/** Shipped pieces came back and can be sold again. */
export type StockRestocked = {
  readonly type: 'StockRestocked';
  readonly data: OfReservation & {
    readonly movementId: MovementId;
    readonly restockedAt: Instant;
  };
};

export type StockEvent =
  | StockReceived
  | StockAdjusted
  | StockReserved
  | ReservationConfirmed
  | ReservationReleased
  | ReservationExpired
  | StockReturned
  | ReservationExtended
  | ReservationResized
  | StockShipped
  | StockRestocked;
