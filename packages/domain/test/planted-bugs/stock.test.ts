import { expect, test } from 'vitest';
import { emptyMap, endOf, noEndedReservations, stockDecider } from '../../src/index.ts';
import type { StockCommand, StockState } from '../../src/index.ts';
import { stockProperties } from '../stock-reservation/properties.ts';
import { item } from '../support/stock-examples.ts';
import { answeringWrongly, counterexample, decidingWrongly, foldingWrongly } from './plant.ts';

type Property = keyof typeof stockProperties;

const books: Property = 'nothing is oversold and the books balance in every prefix';
const state: Property = 'the state is what the books say, and stays so';
const settling: Property = 'settling ends each reservation exactly once';
const again: Property =
  'a command that took effect changes nothing when it comes again, at once or later';
const once: Property = 'a reservation is made once, whatever the clocks say';
const promised: Property = 'stock is promised exactly while there is some';
const ending: Property =
  'an open reservation can always be ended, and expires exactly from its expiry on';
const commuting: Property = 'commands on different ids commute while there is enough for all';

/** Decides one type of command on a state that is not the real one. */
const onWrongState = (
  type: StockCommand['type'],
  wrong: (state: StockState) => Partial<StockState>,
) =>
  decidingWrongly(stockDecider, (command, state) =>
    command.type === type ? stockDecider.decide(command, { ...state, ...wrong(state) }) : undefined,
  );

const bugs: Record<string, { readonly caughtBy: Property; readonly decider: typeof stockDecider }> =
  {
    'stock is reserved whether there is some or not': {
      caughtBy: books,
      decider: onWrongState('ReserveStock', () => ({ received: 1_000_000 })),
    },
    'one piece too many is promised': {
      caughtBy: books,
      decider: onWrongState('ReserveStock', ({ received }) => ({ received: received + 1 })),
    },
    'the last piece is never promised (>= for >)': {
      caughtBy: promised,
      decider: onWrongState('ReserveStock', ({ received }) => ({ received: received - 1 })),
    },
    'confirmed pieces count as free': {
      caughtBy: books,
      decider: onWrongState('ReserveStock', () => ({ confirmed: 0 })),
    },
    'a reservation is accepted at its expiry (< for <=)': {
      caughtBy: promised,
      decider: decidingWrongly(stockDecider, (command, state) =>
        command.type === 'ReserveStock' && command.at === command.expiresAt
          ? stockDecider.decide({ ...command, at: '' }, state)
          : undefined,
      ),
    },
    'an id is reserved twice': {
      caughtBy: books,
      decider: onWrongState('ReserveStock', () => ({ active: emptyMap() })),
    },
    'the ends of reservations are not looked up': {
      caughtBy: once,
      decider: onWrongState('ReserveStock', () => ({ ended: noEndedReservations })),
    },
    'an end is forgotten at once': {
      caughtBy: once,
      decider: foldingWrongly(stockDecider, (after) => ({ ...after, ended: noEndedReservations })),
    },
    'what was forgotten is forgotten': {
      caughtBy: again,
      decider: foldingWrongly(stockDecider, (after) => ({
        ...after,
        ended: { ...after.ended, forgottenExpiry: 0 },
      })),
    },
    'a reservation expires before it is due': {
      caughtBy: ending,
      decider: decidingWrongly(stockDecider, (command, state) =>
        command.type === 'ExpireReservation'
          ? stockDecider.decide({ ...command, at: '9999' }, state)
          : undefined,
      ),
    },
    'a reservation expires only after its expiry (> for >=)': {
      caughtBy: ending,
      decider: decidingWrongly(stockDecider, (command, { active }) => {
        if (command.type !== 'ExpireReservation') return undefined;
        const expiresAt = active.get(command.reservationId)?.expiresAt;
        return command.at === expiresAt ? { code: 'not_due', expiresAt } : undefined;
      }),
    },
    'a release comes too late after the expiry': {
      caughtBy: ending,
      decider: decidingWrongly(stockDecider, (command, { active }) => {
        if (command.type !== 'ReleaseReservation') return undefined;
        const expiresAt = active.get(command.reservationId)?.expiresAt;
        return expiresAt !== undefined && command.at > expiresAt ? [] : undefined;
      }),
    },
    'a confirmed reservation is released': {
      caughtBy: books,
      decider: decidingWrongly(stockDecider, (command, { ended }) => {
        if (command.type !== 'ReleaseReservation') return undefined;
        const { reservationId, reason, at } = command;
        if (endOf(ended, reservationId) !== 'confirmed') return undefined;
        const data = { ...item, reservationId, quantity: 1, reason, releasedAt: at };
        return [{ type: 'ReservationReleased', data }];
      }),
    },
    'a release frees a part only': {
      caughtBy: books,
      decider: answeringWrongly(stockDecider, (event) =>
        event.type === 'ReservationReleased'
          ? [{ ...event, data: { ...event.data, quantity: 1 } }]
          : [event],
      ),
    },
    'a release is written twice': {
      caughtBy: settling,
      decider: answeringWrongly(stockDecider, (event) =>
        event.type === 'ReservationReleased' ? [event, event] : [event],
      ),
    },
    'an expired reservation stays open': {
      caughtBy: settling,
      decider: foldingWrongly(stockDecider, (after, event, before) =>
        event.type === 'ReservationExpired' ? { ...after, active: before.active } : undefined,
      ),
    },
    'a confirmation does not move the pieces': {
      caughtBy: state,
      decider: foldingWrongly(stockDecider, (after, event, before) =>
        event.type === 'ReservationConfirmed'
          ? { ...after, confirmed: before.confirmed }
          : undefined,
      ),
    },
    'returned pieces are lost': {
      caughtBy: state,
      decider: foldingWrongly(stockDecider, (after, event) =>
        event.type === 'StockReturned'
          ? { ...after, received: after.received - event.data.quantity }
          : undefined,
      ),
    },
    'a return is booked twice': {
      caughtBy: again,
      decider: onWrongState('ReturnStock', () => ({ movements: emptyMap() })),
    },
    'a receipt is booked twice': {
      caughtBy: again,
      decider: onWrongState('ReceiveStock', () => ({ movements: emptyMap() })),
    },
    'a count is booked twice': {
      caughtBy: again,
      decider: onWrongState('AdjustStock', () => ({ movements: emptyMap() })),
    },
    'more is returned than was confirmed': {
      caughtBy: books,
      decider: onWrongState('ReturnStock', () => ({ confirmed: 1000 })),
    },
    'a count takes what is reserved': {
      caughtBy: books,
      decider: onWrongState('AdjustStock', () => ({ reserved: 0 })),
    },
    'only two reservations are open at a time': {
      caughtBy: commuting,
      decider: decidingWrongly(stockDecider, (command, { active, reserved }) =>
        command.type === 'ReserveStock' && active.size > 1 && !active.has(command.reservationId)
          ? { code: 'insufficient_stock', requested: command.quantity, available: reserved }
          : undefined,
      ),
    },
  };

test.each(Object.entries(bugs))('%s: caught', (_, { caughtBy, decider }) => {
  expect(() => {
    stockProperties[caughtBy](decider, { numRuns: 5000, endOnFailure: true });
  }).toThrow(counterexample);
});
