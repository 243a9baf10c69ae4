import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRejection, orderDecider } from '../../src/index.ts';
import type { OrderCommand, OrderEvent } from '../../src/index.ts';
import { expectAgreement, expectOneEnd, expectSilentReplay, settle } from './model/agreement.ts';
import { World, orderIds } from './model/world.ts';

const [orderId = ''] = orderIds;
const paymentDueAt = '2026-11-20T10:15:00.000Z';
const before = '2026-11-20T10:14:59.999Z';

const pay: OrderCommand = { type: 'PayOrder', method: 'card', reference: 'pay-1', at: before };
const payAgain: OrderCommand = { ...pay, reference: 'pay-2' };
const expire: OrderCommand = { type: 'ExpireOrder', at: paymentDueAt };
const cancel: OrderCommand = { type: 'CancelOrder', code: 'requested', comment: null, at: before };

/** One writer of the order stream: load, decide, append at the revision it has read, or again. */
const write = async (
  world: World,
  scheduler: fc.Scheduler,
  command: OrderCommand,
): Promise<string> => {
  for (;;) {
    const read = world.ledger.all.length;
    const state = world.ledger.order(orderId);
    await scheduler.schedule(Promise.resolve(), `${command.type} decides`);
    const decision = orderDecider.decide(command, state);
    if (isRejection(decision)) return decision.code;
    await scheduler.schedule(Promise.resolve(), `${command.type} appends`);
    const conflict = world.ledger.all.slice(read).some(({ type }) => type === 'orderEvent');
    if (conflict) continue;
    expect(world.ledger.commandOrder(orderId, command)).toBeNull();
    return decision.length === 0 ? 'nothing' : 'done';
  }
};

const has = (world: World, type: OrderEvent['type']): boolean =>
  world.ledger.all.some(({ event }) => event.type === type);

describe('expiry against payment against cancellation', () => {
  test('one of them wins, the others learn it, and everything follows the winner', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(6), async (scheduler, followed) => {
        const world = new World();
        world.placeReserved(orderId, 2, 5);
        world.manager.follow(followed);
        world.now = paymentDueAt;
        const writers = [pay, payAgain, expire, cancel].map(
          async (command) => await write(world, scheduler, command),
        );
        await scheduler.waitAll();
        const [paid, paidAgain, expired] = await Promise.all(writers);
        expect(
          [paid, paidAgain, expired].filter((outcome) => outcome === 'done').length,
        ).toBeLessThanOrEqual(1);
        expect(has(world, 'OrderPaid') && has(world, 'OrderExpired')).toBe(false);
        const refundDue = has(world, 'OrderPaid') && has(world, 'OrderCancelled');
        expect(has(world, 'RefundRequested')).toBe(refundDue);
        settle(world);
        expectAgreement(world);
        expectOneEnd(world);
        expectSilentReplay(world);
      }),
      { numRuns: 1_000 },
    );
  });
});
