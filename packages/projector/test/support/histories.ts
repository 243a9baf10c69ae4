import {
  type Decider,
  type OrderCommand,
  type OrderEvent,
  type Rejection,
  type StockCommand,
  type StockEvent,
  isRejection,
  orderDecider,
  stockDecider,
} from '@order-ledger/domain';
import * as fc from 'fast-check';
import { placeOrder, testDueTime, testItem, testTime } from '../../src/testing.ts';

/** What really can be in a stream: the events that a decider accepts, one command after the other. */
const eventsOf = <State, Command, Event, R extends Rejection>(
  { decide, evolve, initialState }: Decider<State, Command, Event, R>,
  commands: readonly Command[],
): Event[] => {
  let state = initialState;
  const events: Event[] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRejection(decision)) continue;
    for (const event of decision) state = evolve(state, event);
    events.push(...decision);
  }
  return events;
};

export const testOrderId = '0198c0de-0000-7000-8000-000000000001';

const at = testTime;

const orderCommand: fc.Arbitrary<OrderCommand> = fc.constantFrom<OrderCommand>(
  { type: 'ReserveOrder', at },
  { type: 'RejectOrder', shortages: [], at },
  { type: 'PayOrder', method: 'card', reference: 'p', at },
  { type: 'ConfirmOrder', at },
  { type: 'CancelOrder', code: 'requested', comment: null, at },
  { type: 'ExpireOrder', at: testDueTime },
);

export const orderHistory: fc.Arbitrary<OrderEvent[]> = fc
  .tuple(fc.constantFrom('pending', 'reserved'), fc.array(orderCommand, { maxLength: 10 }))
  .map(([kind, commands]) =>
    eventsOf(orderDecider, [
      placeOrder(testOrderId, {}, kind === 'pending' ? { kind } : { kind: 'reserved' }),
      ...commands,
    ]),
  );

const id = fc.constantFrom('a', 'b', 'c');
const quantity = fc.integer({ min: 1, max: 5 });

const stockCommand: fc.Arbitrary<StockCommand> = fc.oneof(
  fc.record({
    type: fc.constant('ReserveStock' as const),
    reservationId: id,
    quantity,
    expiresAt: fc.constant(testDueTime),
    at: fc.constant(at),
  }),
  fc.record({
    type: fc.constantFrom('ConfirmReservation' as const),
    reservationId: id,
    at: fc.constant(at),
  }),
  fc.record({
    type: fc.constant('ReleaseReservation' as const),
    reservationId: id,
    reason: fc.constant('cancelled' as const),
    at: fc.constant(at),
  }),
  fc.record({
    type: fc.constant('ExpireReservation' as const),
    reservationId: id,
    at: fc.constant(testDueTime),
  }),
  fc.record({
    type: fc.constant('ReturnStock' as const),
    movementId: fc.uuid(),
    reservationId: id,
    quantity,
    at: fc.constant(at),
  }),
  fc.record({
    type: fc.constant('AdjustStock' as const),
    movementId: fc.uuid(),
    change: fc.integer({ min: -3, max: 3 }),
    reason: fc.constant('count'),
    at: fc.constant(at),
  }),
);

export const stockHistory: fc.Arbitrary<StockEvent[]> = fc
  .array(stockCommand, { maxLength: 20 })
  .map((commands) =>
    eventsOf(stockDecider, [
      {
        type: 'ReceiveStock',
        item: testItem,
        movementId: 'first',
        quantity: 10,
        reason: 'delivery',
        at,
      },
      ...commands,
    ]),
  );

/** Every event in its order, with events from before delivered again in between. */
export const withRepetitions = <Event>(events: readonly Event[]): fc.Arbitrary<Event[]> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat({ max: 3 })), {
      minLength: events.length,
      maxLength: events.length,
    })
    .map((repeats) =>
      events.flatMap((event, index) => {
        const [start = 0, count = 0] = repeats[index] ?? [];
        const from = start % (index + 1);
        return [event, ...events.slice(from, Math.min(from + count, index + 1))];
      }),
    );
