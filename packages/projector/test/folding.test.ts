import { evolveOrder, evolveStock, fold, initialOrder, initialStock } from '@order-ledger/domain';
import { type DomainEvent, GapError, type LedgerEvent } from '@order-ledger/event-store';
import type { ProjectedRow } from '@order-ledger/read-model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Projection, foldEvents } from '../src/projection.ts';
import { orderDetails } from '../src/projections/order-details.ts';
import { orderListing } from '../src/projections/order-listing.ts';
import { stock } from '../src/projections/stock.ts';
import { testReadModel } from './support/database.ts';
import { deliveries } from './support/deliveries.ts';
import { orderHistory, stockHistory, testOrderId, withRepetitions } from './support/histories.ts';
import { deliver, project, rowsOf } from './support/project.ts';

const db = await testReadModel();

const orderDeliveries = orderHistory.map((events) => deliveries('order', testOrderId, events));
const stockDeliveries = stockHistory.map((events) =>
  deliveries('stockReservation', 'main.tea', events),
);

/** The row after these deliveries, one at a time; a gap leaves it as it is. */
const rowsAfterEach = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  delivered: readonly LedgerEvent<Event>[],
): ((Content & ProjectedRow) | undefined)[] => {
  const rows = new Map<string, Content & ProjectedRow>();
  return delivered.map((event) => {
    try {
      for (const [id, row] of foldEvents(projection, rows, [event])) rows.set(id, row);
    } catch (error) {
      if (!(error instanceof GapError)) throw error;
    }
    return rows.get(event.streamId);
  });
};

const rowAfter = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): (Content & ProjectedRow) | undefined => rowsAfterEach(projection, events).at(-1);

const neverGoesBack = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  history: fc.Arbitrary<LedgerEvent<Event>[]>,
): fc.IProperty<unknown> => {
  const shuffled = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events])),
  );
  return fc.property(shuffled, ([events, delivered]) => {
    let before = -1;
    for (const row of rowsAfterEach(projection, delivered)) {
      const revision = Number(row?.revision ?? -1);
      expect(revision).toBeGreaterThanOrEqual(before);
      expect(row).toEqual(rowAfter(projection, events.slice(0, revision + 1)));
      before = revision;
    }
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
    expect(expected).toEqual([rowAfter(projection, events)]);
  });
};

describe('deliveries in any order never move a row back', () => {
  it.each([
    ['the listing', neverGoesBack(orderListing, orderDeliveries)],
    ['order details', neverGoesBack(orderDetails, orderDeliveries)],
    ['stock', neverGoesBack(stock, stockDeliveries)],
  ])('in %s', (_, property) => {
    expect(() => fc.assert(property)).not.toThrow();
  });
});

describe('repeated deliveries, in batches of any size, lead to the same rows', () => {
  it.each([
    ['the listing', repetitionsChangeNothing(orderListing, orderDeliveries)],
    ['order details', repetitionsChangeNothing(orderDetails, orderDeliveries)],
    ['stock', repetitionsChangeNothing(stock, stockDeliveries)],
  ])('of %s', async (_, property) => {
    await expect(fc.assert(property, { numRuns: 25 })).resolves.toBeUndefined();
  });
});

describe('rows agree with the aggregate', () => {
  it('in the status of an order', () => {
    fc.assert(
      fc.property(orderDeliveries, (events) => {
        const order = fold(
          evolveOrder,
          initialOrder,
          events.map(({ event }) => event),
        );
        expect(rowAfter(orderListing, events)?.status).toBe(order.status);
        expect(rowAfter(orderDetails, events)?.status).toBe(order.status);
      }),
    );
  });
  it('in the pieces of an item', () => {
    fc.assert(
      fc.property(stockDeliveries, (events) => {
        const state = fold(
          evolveStock,
          initialStock,
          events.map(({ event }) => event),
        );
        const { received, reserved, confirmed } = state;
        expect(rowAfter(stock, events)).toMatchObject({ received, reserved, confirmed });
      }),
    );
  });
});
