import type { Instant, OrderId } from '../../shared/ids.ts';
import type { Minor } from '../../shared/money.ts';
import type { SealedText } from '../../shared/sealed-text.ts';
import type { LinePart } from './changes.ts';

/* Delivered pieces that come back. */

export type ReturnRequested = {
  readonly type: 'ReturnRequested';
  readonly data: {
    readonly orderId: OrderId;
    readonly returnId: string;
    readonly lines: readonly LinePart[];
    readonly comment: SealedText | null;
    readonly requestedAt: Instant;
  };
};

export type ReturnDeclined = {
  readonly type: 'ReturnDeclined';
  readonly data: {
    readonly orderId: OrderId;
    readonly returnId: string;
    readonly comment: SealedText | null;
    readonly declinedAt: Instant;
  };
};

export interface ReturnedPart extends LinePart {
  /** Whether the pieces can be sold again. */
  readonly restock: boolean;
}

/** The pieces are back, perhaps fewer than were announced. */
export type ReturnCompleted = {
  readonly type: 'ReturnCompleted';
  readonly data: {
    readonly orderId: OrderId;
    readonly returnId: string;
    readonly lines: readonly ReturnedPart[];
    /** What the customer gets for them; a refund follows unless it is nothing. */
    readonly amount: Minor;
    readonly completedAt: Instant;
  };
};

export type ReturnEvent = ReturnRequested | ReturnDeclined | ReturnCompleted;
