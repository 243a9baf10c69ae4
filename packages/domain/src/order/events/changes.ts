import type { Instant, OrderId } from '../../shared/ids.ts';
import type { SealedText } from '../../shared/sealed-text.ts';
import type { Totals } from './placement.ts';

/* What is changed in an order that goes on. Every change is kept. */

/** Pieces of one line of the order. */
export interface LinePart {
  /** The number of the line in `OrderPlaced`, from 1; it never changes. */
  readonly line: number;
  readonly quantity: number;
}

/** Some pieces are not wanted any more. When none is left the whole order is cancelled instead. */
export type ItemsCancelled = {
  readonly type: 'ItemsCancelled';
  readonly data: {
    readonly orderId: OrderId;
    /** Pieces taken away. */
    readonly lines: readonly LinePart[];
    readonly comment: SealedText | null;
    /** Of what is left. */
    readonly totals: Totals;
    readonly cancelledAt: Instant;
  };
};

export type QuantitiesChanged = {
  readonly type: 'QuantitiesChanged';
  readonly data: {
    readonly orderId: OrderId;
    /** The new quantities, of the lines that changed. */
    readonly lines: readonly LinePart[];
    readonly totals: Totals;
    readonly changedAt: Instant;
  };
};

export type ShippingAddressChanged = {
  readonly type: 'ShippingAddressChanged';
  readonly data: {
    readonly orderId: OrderId;
    readonly shippingAddress: SealedText;
    readonly changedAt: Instant;
  };
};

export type NotesChanged = {
  readonly type: 'NotesChanged';
  readonly data: {
    readonly orderId: OrderId;
    readonly notes: SealedText | null;
    readonly changedAt: Instant;
  };
};

/** What callers keep with an order: a JSON object. Sealed, as it may name people. */
export type MetadataChanged = {
  readonly type: 'MetadataChanged';
  readonly data: {
    readonly orderId: OrderId;
    readonly metadata: SealedText | null;
    readonly changedAt: Instant;
  };
};

export type PaymentDeadlineExtended = {
  readonly type: 'PaymentDeadlineExtended';
  readonly data: {
    readonly orderId: OrderId;
    readonly paymentDueAt: Instant;
    readonly extendedAt: Instant;
  };
};

export type ChangeEvent =
  | ItemsCancelled
  | QuantitiesChanged
  | ShippingAddressChanged
  | NotesChanged
  | MetadataChanged
  | PaymentDeadlineExtended;
