import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { availableOf, isRejection } from '../../src/index.ts';
import type { stockDecider, StockCommand, StockState } from '../../src/index.ts';
import { instantAt } from '../support/clock.ts';
import { eventsOf, lastState, play } from '../support/play.ts';
import { anyCommands, anyCommandsReusingIds } from './any-commands.ts';
import { Books, booksOf } from './books.ts';

type StockDecider = typeof stockDecider;
type Options = Pick<fc.Parameters<unknown>, 'numRuns' | 'endOnFailure'>;

const figuresOf = (state: StockState) => ({
  received: state.received,
  available: availableOf(state),
  reserved: state.reserved,
  confirmed: state.confirmed,
  shipped: state.shipped,
  active: [...state.active.entries()]
    .map(([id, { quantity, expiresAt }]) => `${id} ${quantity} ${expiresAt}`)
    .toSorted(),
});

const reservationCommands: ReadonlySet<StockCommand['type']> = new Set([
  'ReserveStock',
  'ConfirmReservation',
  'ReleaseReservation',
  'ExpireReservation',
  'ExtendReservation',
  'ResizeReservation',
]);

const endings: ReadonlySet<StockCommand['type']> = new Set([
  'ConfirmReservation',
  'ReleaseReservation',
  'ExpireReservation',
]);

/** When the first end of a generated history can be forgotten. */
const forgetting = instantAt(180);

/** What must hold for every stock decider; each throws with a counterexample when it does not. */
export const stockProperties = {
  'nothing is oversold and the books balance in every prefix': (decider, options) =>
    fc.assert(
      fc.property(anyCommandsReusingIds, (commands) => {
        booksOf(eventsOf(play(decider, commands)));
      }),
      options,
    ),

  'the state is what the books say, and stays so': (decider, options) =>
    fc.assert(
      fc.property(anyCommandsReusingIds, (commands) => {
        const books = new Books();
        const seen = play(decider, commands).map(({ events, after }) => {
          for (const event of events) books.post(event);
          const { received, available, reserved, confirmed, shipped, open } = books;
          const active = [...open]
            .map(([id, { quantity, expiresAt }]) => `${id} ${quantity} ${expiresAt}`)
            .toSorted();
          const figures = { received, available, reserved, confirmed, shipped, active };
          assert.deepEqual(figuresOf(after), figures);
          return { after, figures };
        });
        for (const { after, figures } of seen) assert.deepEqual(figuresOf(after), figures);
      }),
      options,
    ),

  'settling ends each reservation exactly once': (decider, options) =>
    fc.assert(
      fc.property(anyCommands, fc.array(fc.nat(2)), (commands, choices) => {
        const steps = play(decider, commands);
        const books = booksOf(eventsOf(steps));
        const at = instantAt(100_000);
        const endings = [...books.open.keys()].flatMap((reservationId, index): StockCommand[] => {
          const all: StockCommand[] = [
            { type: 'ConfirmReservation', reservationId, at },
            { type: 'ReleaseReservation', reservationId, reason: 'cancelled', at },
            { type: 'ExpireReservation', reservationId, at },
          ];
          const first = all[choices[index] ?? 0] ?? [];
          return [first, ...all].flat();
        });
        const settling = play(decider, endings, lastState(steps, decider.initialState));
        const settled = booksOf([...eventsOf(steps), ...eventsOf(settling)]);
        assert.deepEqual(
          settled.all.map(({ ends }) => ends),
          settled.all.map(() => 1),
        );
        assert.equal(settled.reserved, 0);
      }),
      options,
    ),

  'a command that took effect changes nothing when it comes again, at once or later': (
    decider,
    options,
  ) =>
    fc.assert(
      fc.property(anyCommands, fc.integer({ min: -60, max: 60 }), (commands, skew) => {
        const steps = play(decider, commands);
        const end = lastState(steps, decider.initialState);
        const now = instantAt(
          skew + (Date.parse(commands.at(-1)?.at ?? '') - Date.parse(instantAt(0))) / 60_000,
        );
        for (const { command, events, after } of steps) {
          if (events.length === 0) continue;
          const again = [{ command, state: after }];
          // A resize takes back those that came after it.
          if (command.type !== 'ResizeReservation') again.push({ command, state: end });
          if (command.type === 'ReserveStock') {
            again.push({ command: { ...command, at: now }, state: end });
          }
          for (const { command: repeated, state } of again) {
            assert.deepEqual(eventsOf(play(decider, [repeated], state)), []);
          }
        }
      }),
      options,
    ),

  'a reservation is made once, whatever the clocks say': (decider, options) =>
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const made = eventsOf(play(decider, commands)).flatMap((event) =>
          event.type === 'StockReserved' ? [event.data.reservationId] : [],
        );
        assert.deepEqual(made, [...new Set(made)]);
      }),
      options,
    ),

  'stock is promised exactly while there is some': (decider, options) =>
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const books = new Books();
        for (const { command, decision, events } of play(decider, commands)) {
          if (command.type === 'ReserveStock') {
            if (events.length > 0) assert.ok(command.quantity <= books.available);
            if (events.length > 0) assert.ok(command.at < command.expiresAt);
            if (isRejection(decision) && decision.code === 'insufficient_stock') {
              assert.ok(command.quantity > books.available);
            }
          }
          if (command.type === 'ResizeReservation') {
            const held = books.open.get(command.reservationId)?.quantity ?? 0;
            if (events.length > 0) assert.ok(command.quantity - held <= books.available);
            if (isRejection(decision) && decision.code === 'insufficient_stock') {
              assert.ok(command.quantity - held > books.available);
            }
          }
          for (const event of events) books.post(event);
        }
      }),
      options,
    ),

  'an open reservation can always be ended, and expires exactly from its expiry on': (
    decider,
    options,
  ) =>
    fc.assert(
      fc.property(anyCommandsReusingIds, (commands) => {
        const books = new Books();
        for (const { command, events } of play(decider, commands)) {
          if ('reservationId' in command && endings.has(command.type)) {
            const open = books.open.get(command.reservationId);
            const due =
              command.type !== 'ExpireReservation' || command.at >= (open?.expiresAt ?? '');
            assert.equal(events.length, open !== undefined && due ? 1 : 0);
          }
          for (const event of events) books.post(event);
        }
      }),
      options,
    ),

  'commands on different ids commute while there is enough for all': (decider, options) =>
    fc.assert(
      fc.property(anyCommands, fc.infiniteStream(fc.boolean()), (commands, coins) => {
        const plenty = commands.map((command) =>
          'movementId' in command && command.movementId === 'opening'
            ? { ...command, quantity: 1000 }
            : command,
        );
        const [opening, ...rest] = plenty;
        assert.ok(opening !== undefined);
        const apart = rest.filter(
          ({ type, at }) => reservationCommands.has(type) && at < forgetting,
        );
        const isOdd = (command: StockCommand) =>
          'reservationId' in command && /[135]/.test(command.reservationId);
        const odd = apart.filter(isOdd);
        const even = apart.filter((command) => !isOdd(command));
        const mixed: StockCommand[] = [];
        for (const coin of coins) {
          const next = (coin ? odd.shift() : even.shift()) ?? odd.shift() ?? even.shift();
          if (next === undefined) break;
          mixed.push(next);
        }
        const end = (order: readonly StockCommand[]) =>
          figuresOf(lastState(play(decider, [opening, ...order]), decider.initialState));
        assert.deepEqual(end(mixed), end(apart));
      }),
      options,
    ),
  'an open reservation holds as long and as much as it was last given': (decider, options) =>
    fc.assert(
      fc.property(anyCommandsReusingIds, (commands) => {
        const books = new Books();
        for (const { command, events, decision } of play(decider, commands)) {
          const id = 'reservationId' in command ? command.reservationId : '';
          const before = { ...books.open.get(id) };
          for (const event of events) books.post(event);
          const after = books.open.get(id);
          if (command.type === 'ExtendReservation' && before.expiresAt !== undefined) {
            const longer = command.expiresAt > before.expiresAt && command.expiresAt > command.at;
            assert.equal(after?.expiresAt, longer ? command.expiresAt : before.expiresAt);
          }
          if (command.type === 'ResizeReservation' && before.quantity !== undefined) {
            const { expected = before.quantity } = command;
            if (!isRejection(decision)) assert.equal(after?.quantity, command.quantity);
            if (events.length > 0) assert.equal(expected, before.quantity);
          }
        }
      }),
      options,
    ),

  'a forced adjustment ends the newest reservations, no more than it must': (decider, options) =>
    fc.assert(
      fc.property(anyCommandsReusingIds, (commands) => {
        const books = new Books();
        for (const { command, decision, events } of play(decider, commands)) {
          if (command.type !== 'AdjustStock' && command.type !== 'CountStock') {
            for (const event of events) books.post(event);
            continue;
          }
          const newest = [...books.open].toReversed();
          const { available: free, reserved } = books;
          const adjusted = events.at(-1);
          const released = events.slice(0, -1).map(({ data }) => data);
          for (const event of events) books.post(event);
          if (isRejection(decision) && decision.code === 'insufficient_stock') {
            const takeable = command.force ? free + reserved : free;
            assert.ok(decision.requested > takeable);
          }
          if (adjusted?.type !== 'StockAdjusted') continue;
          const missing = -(free + adjusted.data.change);
          assert.ok(command.force || released.length === 0);
          let freed = 0;
          for (const [index, data] of released.entries()) {
            assert.ok(freed < missing, 'released for nothing');
            assert.ok('reservationId' in data);
            assert.equal(data.reservationId, newest[index]?.[0]);
            freed += newest[index]?.[1].quantity ?? 0;
          }
          if (command.type === 'CountStock') {
            assert.equal(books.received - books.shipped, command.counted);
          }
        }
      }),
      options,
    ),
} satisfies Record<string, (decider: StockDecider, options: Options) => void>;
