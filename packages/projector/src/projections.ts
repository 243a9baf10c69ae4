import { orderCodec, productCodec, stockReservationCodec } from '@order-ledger/contracts';
import type { EventStore } from '@order-ledger/event-store';
import { orderDetails, orderListing, product, reservation, stock } from '@order-ledger/projections';
import type { Db } from './db.ts';
import { type Drift, findDrift } from './drift.ts';
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

/** Compares every table with the ledger; see `findDrift`. */
export const findAllDrift = async (db: Db, eventStore: EventStore): Promise<readonly Drift[]> => [
  await findDrift(db, eventStore, orderListing),
  await findDrift(db, eventStore, orderDetails),
  await findDrift(db, eventStore, stock),
  await findDrift(db, eventStore, reservation),
  await findDrift(db, eventStore, product),
];
