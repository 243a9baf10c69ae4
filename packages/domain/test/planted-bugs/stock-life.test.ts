import { expect, test } from 'vitest';
import { availableOf, emptyMap, isRejection, stockDecider } from '../../src/index.ts';
import type { StockCommand, StockEvent, StockState } from '../../src/index.ts';
import { stockProperties } from '../stock-reservation/properties.ts';
import { item } from '../support/stock-examples.ts';
import { answeringWrongly, counterexample, decidingWrongly, foldingWrongly } from './plant.ts';

type Property = keyof typeof stockProperties;

const books: Property = 'nothing is oversold and the books balance in every prefix';
const state: Property = 'the state is what the books say, and stays so';
const again: Property =
  'a command that took effect changes nothing when it comes again, at once or later';
const promised: Property = 'stock is promised exactly while there is some';
const terms: Property = 'an open reservation holds as long and as much as it was last given';
const forced: Property = 'a forced adjustment ends the newest reservations, no more than it must';

const { decide } = stockDecider;

/** Decides one type of command as if it or the state were another. */
const mistaking = <Type extends StockCommand['type']>(
  type: Type,
  mistake: (
    command: Extract<StockCommand, { type: Type }>,
    state: StockState,
  ) => { readonly command?: Partial<StockCommand>; readonly state?: Partial<StockState> },
) =>
  decidingWrongly(stockDecider, (command, state) => {
    if (command.type !== type) return undefined;
    const wrong = mistake(command as Extract<StockCommand, { type: Type }>, state);
    return decide({ ...command, ...wrong.command } as StockCommand, { ...state, ...wrong.state });
  });

/** Forgets what one type of event does to a part of the state. */
const forgetting = (type: StockEvent['type'], ...parts: readonly (keyof StockState)[]) =>
  foldingWrongly(stockDecider, (after, event, before) =>
    event.type === type
      ? { ...after, ...Object.fromEntries(parts.map((part) => [part, before[part]])) }
      : undefined,
  );

/** Changes the reservations that an adjustment ends. */
const endingOthers = (
  others: (released: readonly StockEvent[], state: StockState) => readonly StockEvent[],
) =>
  decidingWrongly(stockDecider, (command, state) => {
    const decision = decide(command, state);
    const last = isRejection(decision) ? undefined : decision.at(-1);
    if (isRejection(decision) || last?.type !== 'StockAdjusted') return undefined;
    return [...others(decision.slice(0, -1), state), last];
  });

const endOf = (state: StockState, first: (a: number, b: number) => number): readonly StockEvent[] =>
  [...state.active.entries()]
    .toSorted(([, a], [, b]) => first(a.number, b.number))
    .slice(0, 1)
    .map(([reservationId, { quantity }]) => ({
      type: 'ReservationReleased',
      data: { ...item, reservationId, quantity, reason: 'shortfall', releasedAt: '' },
    }));

const bugs: Record<string, { readonly caughtBy: Property; readonly decider: typeof stockDecider }> =
  {
    'an extension is written and not kept': {
      caughtBy: state,
      decider: forgetting('ReservationExtended', 'active'),
    },
    'an extension makes a reservation shorter': {
      caughtBy: books,
      decider: decidingWrongly(stockDecider, (command, { active }) => {
        if (command.type !== 'ExtendReservation') return undefined;
        const { reservationId, expiresAt, at } = command;
        const known = active.get(reservationId);
        if (known === undefined || expiresAt >= known.expiresAt) return undefined;
        const { quantity } = known;
        const data = { ...item, reservationId, quantity, expiresAt, extendedAt: at };
        return [{ type: 'ReservationExtended', data }];
      }),
    },
    'an extension may end in the past': {
      caughtBy: terms,
      decider: mistaking('ExtendReservation', () => ({ command: { at: '' } })),
    },
    'an extension is always refused as too late': {
      caughtBy: terms,
      decider: mistaking('ExtendReservation', () => ({ command: { at: '9999' } })),
    },
    'a reservation grows though there is nothing left': {
      caughtBy: books,
      decider: mistaking('ResizeReservation', () => ({ state: { received: 1_000_000 } })),
    },
    'a reservation grows by the last piece too many': {
      caughtBy: promised,
      decider: mistaking('ResizeReservation', (_, { received }) => ({
        state: { received: received + 1 },
      })),
    },
    'a reservation never grows by the last piece': {
      caughtBy: promised,
      decider: mistaking('ResizeReservation', (_, { received }) => ({
        state: { received: received - 1 },
      })),
    },
    'a resize is written and not kept': {
      caughtBy: state,
      decider: forgetting('ReservationResized', 'active', 'reserved'),
    },
    'a resize frees or takes nothing': {
      caughtBy: state,
      decider: forgetting('ReservationResized', 'reserved'),
    },
    'a resize does not look at what was expected': {
      caughtBy: terms,
      decider: decidingWrongly(stockDecider, (command, state) => {
        if (command.type !== 'ResizeReservation') return undefined;
        const { expected: _, ...rest } = command;
        return decide(rest, state);
      }),
    },
    'a resize tells a wrong size before': {
      caughtBy: books,
      decider: answeringWrongly(stockDecider, (event) =>
        event.type === 'ReservationResized'
          ? [{ ...event, data: { ...event.data, previous: event.data.quantity } }]
          : [event],
      ),
    },
    'a resize makes an old reservation the newest': {
      caughtBy: forced,
      decider: foldingWrongly(stockDecider, (after, event) => {
        if (event.type !== 'ReservationResized') return undefined;
        const known = after.active.get(event.data.reservationId);
        if (known === undefined) return undefined;
        const number = after.made + 1;
        const active = after.active.set(event.data.reservationId, { ...known, number });
        return { ...after, active, made: number };
      }),
    },
    'what was never sold is shipped': {
      caughtBy: books,
      decider: mistaking('ShipStock', () => ({ state: { confirmed: 1_000 } })),
    },
    'the same pieces are shipped twice under two names': {
      caughtBy: books,
      decider: mistaking('ShipStock', () => ({ state: { shipped: 0 } })),
    },
    'a shipment is not kept': {
      caughtBy: state,
      decider: forgetting('StockShipped', 'shipped'),
    },
    'a shipment is booked twice': {
      caughtBy: again,
      decider: mistaking('ShipStock', () => ({ state: { movements: emptyMap() } })),
    },
    'a cancellation returns what has left': {
      caughtBy: books,
      decider: mistaking('ReturnStock', () => ({ state: { shipped: 0 } })),
    },
    'more comes back than has left': {
      caughtBy: books,
      decider: mistaking('RestockReturn', () => ({ state: { shipped: 1_000 } })),
    },
    'what came back is not sold again': {
      caughtBy: state,
      decider: forgetting('StockRestocked', 'confirmed'),
    },
    'what came back still counts as sent': {
      caughtBy: state,
      decider: forgetting('StockRestocked', 'shipped'),
    },
    'a return is put on the shelf twice': {
      caughtBy: again,
      decider: mistaking('RestockReturn', () => ({ state: { movements: emptyMap() } })),
    },
    'a count compares with what was ever received': {
      caughtBy: forced,
      decider: mistaking('CountStock', () => ({ state: { shipped: 0 } })),
    },
    'a count is booked again when the books have moved': {
      caughtBy: again,
      decider: mistaking('CountStock', () => ({ state: { movements: emptyMap() } })),
    },
    'a forced adjustment takes without ending anything': {
      caughtBy: books,
      decider: endingOthers(() => []),
    },
    'a forced adjustment ends the oldest first': {
      caughtBy: forced,
      decider: endingOthers((released, state) =>
        released.length === 1 ? endOf(state, (a, b) => a - b) : released,
      ),
    },
    'a forced adjustment ends one more than it must': {
      caughtBy: forced,
      decider: endingOthers((released, state) =>
        released.length === 0 ? endOf(state, (a, b) => b - a) : released,
      ),
    },
    'a forced adjustment takes what is sold': {
      caughtBy: books,
      decider: mistaking('AdjustStock', ({ force }, { confirmed, received }) =>
        force ? { state: { received: received + confirmed } } : {},
      ),
    },
    'every adjustment is forced': {
      caughtBy: forced,
      decider: mistaking('AdjustStock', () => ({ command: { force: true } })),
    },
    'a forced adjustment is refused like any other': {
      caughtBy: forced,
      decider: decidingWrongly(stockDecider, (command, state) => {
        if (command.type !== 'AdjustStock' || !command.force) return undefined;
        const available = availableOf(state);
        return available + command.change < 0
          ? { code: 'insufficient_stock', requested: -command.change, available }
          : undefined;
      }),
    },
  };

test.each(Object.entries(bugs))('%s: caught', (_, { caughtBy, decider }) => {
  expect(() => {
    stockProperties[caughtBy](decider, { numRuns: 5000, endOnFailure: true });
  }).toThrow(counterexample);
});
