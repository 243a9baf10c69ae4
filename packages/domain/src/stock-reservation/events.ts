import type { Instant, MovementId, ProductId, ReservationId, WarehouseId } from '../shared/ids.ts';

/*
 * Stream `stockReservation-{warehouseId}.{productId}`. These names are the storage format: a type
 * or field is never renamed, a new shape is a new version with an upcaster.
 */

interface Item {
  readonly warehouseId: WarehouseId;
  readonly productId: ProductId;
}

/** A part of the life of one reservation. */
interface OfReservation extends Item {
  readonly reservationId: ReservationId;
  readonly quantity: number;
}

export type StockReceived = {
  readonly type: 'StockReceived';
  readonly data: Item & {
    readonly movementId: MovementId;
    readonly quantity: number;
    /** In the words of who received it; empty when they gave none. */
    readonly reason: string;
    readonly receivedAt: Instant;
  };
};

/** A count found more (positive) or less (negative) than the books said. */
export type StockAdjusted = {
  readonly type: 'StockAdjusted';
  readonly data: Item & {
    readonly movementId: MovementId;
    readonly change: number;
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

export type ReleaseReason = 'cancelled' | 'rejected' | 'abandoned';

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

export type StockEvent =
  | StockReceived
  | StockAdjusted
  | StockReserved
  | ReservationConfirmed
  | ReservationReleased
  | ReservationExpired
  | StockReturned;
