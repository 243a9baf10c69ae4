import type { Decider, Decision } from '../shared/decider.ts';
import type { Instant } from '../shared/ids.ts';

/*
 * Stream `orderNumbers-{YYYYMMDD}`. Every instance leases a block of numbers at a time, so order
 * numbers are unique across instances without one hot stream per order. Numbers of a block that
 * its instance does not use are lost, never given twice. The names are the storage format.
 */

export type OrderNumbersLeased = {
  readonly type: 'OrderNumbersLeased';
  readonly data: {
    /** `YYYYMMDD`, UTC. */
    readonly day: string;
    readonly first: number;
    readonly count: number;
    readonly leasedAt: Instant;
  };
};

export type LeaseOrderNumbers = {
  readonly type: 'LeaseOrderNumbers';
  readonly day: string;
  readonly count: number;
  readonly at: Instant;
};

export type OrderNumbersRejection = { readonly code: 'invalid_block_size' };

export interface OrderNumbersState {
  readonly next: number;
}

/** A larger block would only lose more numbers. */
export const maxBlockSize = 100_000;

const decide = (
  { day, count, at }: LeaseOrderNumbers,
  { next }: OrderNumbersState,
): Decision<OrderNumbersLeased, OrderNumbersRejection> =>
  Number.isInteger(count) && count > 0 && count <= maxBlockSize
    ? [{ type: 'OrderNumbersLeased', data: { day, first: next, count, leasedAt: at } }]
    : { code: 'invalid_block_size' };

export const orderNumbersDecider: Decider<
  OrderNumbersState,
  LeaseOrderNumbers,
  OrderNumbersLeased,
  OrderNumbersRejection
> = {
  initialState: { next: 1 },
  decide,
  evolve: (_, { data }) => ({ next: data.first + data.count }),
};

/** `ORD-YYYYMMDD-NNNNNN`; a day with more than a million orders gets longer numbers. */
export const formatOrderNumber = (day: string, number: number): string =>
  `ORD-${day}-${String(number).padStart(6, '0')}`;
