import type { Instant, StockQuantity } from '../shared/ids.ts';

/*
 * Stream `hold-{holdId}`: stock that is held by hand, or for an order that another system keeps. It
 * says which items belong together, once all of them are reserved, or that there was not enough
 * stock: two who ask for one hold at once get one answer. Whether and how long each item is held
 * its stock stream says, under the reservation id `hold-{holdId}`. The names are the storage format.
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

/** Nothing is, or ever will be, held under this id. */
export type HoldRefused = {
  readonly type: 'HoldRefused';
  readonly data: { readonly holdId: string; readonly refusedAt: Instant };
};

export type HoldEvent = HoldOpened | HoldRefused;
