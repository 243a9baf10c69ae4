import type { Instant, StockQuantity } from '../shared/ids.ts';

/*
 * Stream `hold-{holdId}`: stock that is held by hand, or for an order that another system keeps. It
 * only says which items belong together; whether and how long each is held its stock stream says,
 * under the reservation id `hold-{holdId}`. The names are the storage format.
 */

export type HoldOpened = {
  readonly type: 'HoldOpened';
  readonly data: {
    readonly holdId: string;
    /** Distinct stock items. */
    readonly items: readonly StockQuantity[];
    /** Of the other system: its order, if there is one. */
    readonly externalOrderId: string | null;
    readonly openedAt: Instant;
  };
};

export type HoldEvent = HoldOpened;
