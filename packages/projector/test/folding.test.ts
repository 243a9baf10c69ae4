import { type DomainEvent, GapError, type LedgerEvent } from '@order-ledger/event-store';
import {
  addFolded,
  foldEvents,
  keyText,
  nothingFolded,
  type Projection,
  type Row,
  orderDetails,
  orderListing,
  product,
  reservation,
  stock,
} from '@order-ledger/projections';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testReadModel } from './support/database.ts';
import { orders, products, stockItems } from './support/deliveries-of.ts';
import { withRepetitions } from './support/histories.ts';
import { deliver, project, rowsOf } from './support/project.ts';

const db = await testReadModel();

/** The rows after each of these deliveries, one at a time; a gap leaves them as they are. */
const rowsAfterEach = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  delivered: readonly LedgerEvent<Event>[],
): ReadonlyMap<string, Row<Content>>[] => {
  const state = nothingFolded<Content>();
  return delivered.map((event) => {
    try {
      addFolded(state, foldEvents(projection, state, [event]));
    } catch (error) {
      if (!(error instanceof GapError)) throw error;
    }
    return new Map(state.rows);
  });
};

const rowsAfter = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): ReadonlyMap<string, Row<Content>> => rowsAfterEach(projection, events).at(-1) ?? new Map();

const neverGoesBack = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  history: fc.Arbitrary<LedgerEvent<Event>[]>,
): fc.IProperty<unknown> => {
  const shuffled = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events])),
  );
  return fc.property(shuffled, ([events, delivered]) => {
    let seen = 0;
    rowsAfterEach(projection, delivered).forEach((rows, index) => {
      // Every event counts once, and only when all before it have been there.
      if (delivered[index]?.revision === BigInt(seen)) seen += 1;
      expect(rows).toEqual(rowsAfter(projection, events.slice(0, seen)));
    });
  });
};

const repetitionsChangeNothing = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  history: fc.Arbitrary<LedgerEvent<Event>[]>,
): fc.IAsyncProperty<unknown> => {
  const repeated = history.chain((events) =>
    fc.tuple(fc.constant(events), withRepetitions(events), fc.integer({ min: 1, max: 7 })),
  );
  return fc.asyncProperty(repeated, async ([events, delivered, size]) => {
    const expected = await project(db, projection, events);
    await project(db, projection, []);
    for (let start = 0; start < delivered.length; start += size) {
      await deliver(db, projection, delivered.slice(start, start + size));
    }
    expect(await rowsOf(db, projection)).toEqual(expected);
    const folded = rowsAfter(projection, events);
    const keys = [...folded.keys()].toSorted();
    expect(expected).toEqual(keys.map((key) => folded.get(key)));
  });
};

describe('deliveries in any order never move a row back', () => {
  it.each([
    ['the listing', neverGoesBack(orderListing, orders)],
    ['order details', neverGoesBack(orderDetails, orders)],
    ['stock', neverGoesBack(stock, stockItems)],
    ['reservations', neverGoesBack(reservation, stockItems)],
    ['products', neverGoesBack(product, products)],
  ])('in %s', (_, property) => {
    expect(() => fc.assert(property)).not.toThrow();
  });
});

describe('repeated deliveries, in batches of any size, lead to the same rows', () => {
  it.each([
    ['the listing', repetitionsChangeNothing(orderListing, orders)],
    ['order details', repetitionsChangeNothing(orderDetails, orders)],
    ['stock', repetitionsChangeNothing(stock, stockItems)],
    ['reservations', repetitionsChangeNothing(reservation, stockItems)],
    ['products', repetitionsChangeNothing(product, products)],
  ])('of %s', async (_, property) => {
    await expect(fc.assert(property, { numRuns: 25 })).resolves.toBeUndefined();
  });
});

it('keys of several columns are told apart', () => {
  expect(keyText(['a', 'bc'])).not.toBe(keyText(['ab', 'c']));
});
