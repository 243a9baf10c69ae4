import { orderCodec, productCodec, stockReservationCodec } from '@order-ledger/contracts';
import { orderDetails, orderListing, product, reservation, stock } from '@order-ledger/projections';
import { type RunOptions, createLane } from './lane.ts';
import { type RunningProjection, runCategory } from './run-category.ts';

/** Runs every projection: one that halts does not hold up the others. */
export const runAllProjections = (options: RunOptions): readonly RunningProjection[] => [
  ...runCategory(options, orderCodec, [
    createLane(options, orderListing),
    createLane(options, orderDetails),
  ]),
  ...runCategory(options, stockReservationCodec, [
    createLane(options, stock),
    createLane(options, reservation),
  ]),
  ...runCategory(options, productCodec, [createLane(options, product)]),
];
