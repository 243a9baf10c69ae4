import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderCommand, OrderEvent } from '../../src/index.ts';
import { calm } from './model/agreement.ts';
import { expectGoodEnd } from './model/property.ts';
import * as shop from './model/shop.ts';
import type { Treatment } from './model/warehouse.ts';
import { World, orderIds } from './model/world.ts';
import { editLine, turn, writeOrder } from './model/writers.ts';

const [orderId = ''] = orderIds;
const lamp = { warehouseId: 'berlin', productId: 'lamp' };
const paymentDueAt = '2026-11-20T10:15:00.000Z';
const before = '2026-11-20T10:14:59.999Z';

const eventsOf = (world: World): readonly OrderEvent[] => world.ledger.orderEvents(orderId);
const count = (world: World, type: OrderEvent['type']): number =>
  eventsOf(world).filter((event) => event.type === type).length;

/** One of payment, expiry and cancellation has won, and everything follows the winner. */
const expectOneWinner = (world: World): void => {
  expectGoodEnd(world);
  const { status } = world.ledger.order(orderId);
  expect(['confirmed', 'cancelled', 'expired']).toContain(status);
  expect(count(world, 'OrderPaid')).toBeLessThanOrEqual(1);
  const ends = count(world, 'OrderExpired') + count(world, 'OrderCancelled');
  expect(ends).toBe(status === 'confirmed' ? 0 : 1);
  expect(count(world, 'OrderPaid') + count(world, 'OrderExpired')).toBeLessThanOrEqual(1);
  if (status === 'confirmed') expect(count(world, 'OrderConfirmed')).toBe(1);
};

/** An order of two lamps (line 1) and two bulbs, reserved, its payment almost due. */
const reservedWorld = (): World => {
  const world = new World();
  world.placeReserved(orderId, 9, 5);
  world.now = before;
  return world;
};

const webhook = (reference: string, amount = 400): OrderCommand => ({
  type: 'ReceivePayment',
  method: 'card',
  reference,
  amount,
  currency: 'USD',
  at: before,
});

const commands = {
  pay: { type: 'PayOrder', method: 'card', reference: 'pay', at: before },
  webhook: webhook('hook'),
  'webhook again': webhook('hook'),
  expire: { type: 'ExpireOrder', at: paymentDueAt },
  cancel: { type: 'CancelOrder', code: 'requested', comment: null, at: before },
  'cancel a lamp': {
    type: 'CancelItems',
    lines: [{ line: 1, quantity: 1 }],
    comment: null,
    at: before,
  },
} as const satisfies Record<string, OrderCommand>;

/** Everything that may happen to the order, each in one step. */
const happenings: Readonly<Record<string, (world: World) => void>> = {
  ...Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      name,
      (world: World) => void world.ledger.commandOrder(orderId, command),
    ]),
  ),
  'the warehouse refuses': (world) => {
    world.manager.follow(100);
    for (const action of world.manager.heads()) world.manager.carryOut(action, false);
    world.serve(0, 'refuse', false);
    world.reply(0, false, false);
  },
  'more lamps': (world) => shop.edit(world, orderId, 9, 9),
};

const permutations = (names: readonly string[], length: number): readonly (readonly string[])[] =>
  length === 0
    ? [[]]
    : names.flatMap((name) =>
        permutations(
          names.filter((other) => other !== name),
          length - 1,
        ).map((rest) => [name, ...rest]),
      );

/** Each story is told with this much time on a busy machine. */
const timeoutMs = 120_000;

const winnerOf = (world: World): string => world.ledger.order(orderId).status;

describe('one after the other, in every order', () => {
  test.each([
    ['of any four while nothing else runs', 4, () => {}],
    ['of any three with everything settling in between', 3, calm],
  ])(
    '%s',
    (_, length, between) => {
      const winners = new Set<string>();
      for (const names of permutations(Object.keys(happenings), length)) {
        const world = reservedWorld();
        for (const name of names) {
          happenings[name]?.(world);
          between(world);
        }
        try {
          expectOneWinner(world);
        } catch (error) {
          throw new Error(`after ${names.join(', ')}`, { cause: error });
        }
        winners.add(winnerOf(world));
      }
      expect([...winners].toSorted()).toStrictEqual(['cancelled', 'confirmed', 'expired']);
    },
    timeoutMs,
  );
});

describe('all at the same time, step by step', () => {
  const anyTurns = fc.array(
    fc.record({
      pick: fc.nat(12),
      treatment: fc.constantFrom<Treatment>('obey', 'obey', 'refuse', 'loseAnswer', 'unreachable'),
    }),
    { maxLength: 12 },
  );
  const anyEdit = fc.constantFrom(1, 2, 3, 4);
  const anyCommands = fc.subarray(Object.keys(commands) as (keyof typeof commands)[], {
    minLength: 2,
  });

  test('one wins, and nothing is left behind', { timeout: timeoutMs }, async () => {
    const winners = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        anyCommands,
        anyTurns,
        anyEdit,
        async (scheduler, names, turns, to) => {
          const world = reservedWorld();
          world.now = paymentDueAt;
          const writers = names.map(
            async (name) => await writeOrder(world, scheduler, orderId, commands[name]),
          );
          const edit = { item: lamp, from: 2, to, at: before };
          const editor = editLine(world, scheduler, orderId, edit);
          const behind = turns.map(async ({ pick, treatment }) => {
            await scheduler.schedule(Promise.resolve(), `turn ${pick} ${treatment}`);
            turn(world, pick, treatment);
          });
          await scheduler.waitFor(Promise.all([...writers, editor, ...behind]));
          expectOneWinner(world);
          const outcomes = await Promise.all(writers);
          const told = names.map((name, index) => `${name}: ${outcomes[index]}`);
          // However often a webhook is acknowledged, its money came once.
          const webhooks = told.filter((outcome) => outcome.startsWith('webhook'));
          expect(webhooks.filter((outcome) => outcome.endsWith(': done'))).toHaveLength(
            Math.min(1, webhooks.length),
          );
          winners.add(winnerOf(world));
        },
      ),
      { numRuns: 500 },
    );
    expect([...winners].toSorted()).toStrictEqual(['cancelled', 'confirmed', 'expired']);
  });
});
