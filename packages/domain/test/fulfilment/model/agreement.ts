import { expect } from 'vitest';
import { availableOf, initialFulfilment, isSettled } from '../../../src/index.ts';
import { orderIds } from './world.ts';
import type { World } from './world.ts';

/** Lets everything run to its end, faultlessly: the clock moves only when nothing else can. */
export const settle = (world: World): void => {
  const { manager } = world;
  for (let round = 0; round < 500; round += 1) {
    while (manager.checkpoint < world.ledger.all.length) manager.follow(10);
    const [action] = manager.heads();
    if (action !== undefined) manager.carryOut(action, false);
    else if (world.requests.length > 0) world.serve(0, 'obey', false);
    else if (world.replies.length > 0) world.reply(0, false, false);
    else {
      const [next] = [...manager.wakes.values()].sort((a, b) => (a < b ? -1 : 1));
      if (next === undefined) return;
      if (next > world.now) world.now = next;
      manager.wakeDue();
    }
  }
  throw new Error('the process never comes to rest');
};

/** Pieces of each item that confirmed orders hold. */
const soldOf = (world: World): ReadonlyMap<string, number> => {
  const sold = new Map<string, number>();
  for (const orderId of orderIds) {
    const order = world.ledger.order(orderId);
    if (order.status !== 'confirmed') continue;
    for (const { warehouseId, productId, quantity } of order.order.lines) {
      const id = `${warehouseId}.${productId}`;
      sold.set(id, (sold.get(id) ?? 0) + quantity);
    }
  }
  return sold;
};

/** Orders, stock and warehouse tell the same story, and it is over. */
export const expectAgreement = (world: World): void => {
  const { ledger, manager, warehouse } = world;
  for (const orderId of orderIds) {
    const { status } = ledger.order(orderId);
    expect(['unplaced', 'abandoned', 'rejected', 'confirmed', 'cancelled', 'expired']).toContain(
      status,
    );
    const state = manager.states.get(orderId) ?? initialFulfilment(orderId);
    expect(isSettled(state), `${orderId} is settled`).toBe(true);
    const held = status === 'confirmed' ? 'committed' : 'nothing';
    expect(warehouse.holds(orderId), `the warehouse's part of ${orderId}`).toBe(held);
    expect(warehouse.shipped.get(orderId) ?? 0).toBeLessThanOrEqual(1);
  }
  const sold = soldOf(world);
  for (const [itemId, stock] of ledger.stocks) {
    expect(stock.active.size, `${itemId} has no open reservation`).toBe(0);
    expect(stock.reserved).toBe(0);
    expect(stock.confirmed, `${itemId} sold`).toBe(sold.get(itemId) ?? 0);
    expect(availableOf(stock)).toBeGreaterThanOrEqual(0);
  }
};

/** Each reservation ends once, and each refund is asked for once. */
export const expectOneEnd = (world: World): void => {
  const ends = new Map<string, number>();
  for (const { event } of world.ledger.all) {
    const { type, data } = event;
    let key: string | null = null;
    if (type === 'RefundRequested') key = `refund ${data.orderId}`;
    if (
      type === 'ReservationConfirmed' ||
      type === 'ReservationReleased' ||
      type === 'ReservationExpired'
    ) {
      key = `${data.reservationId} of ${data.productId}`;
    }
    if (key !== null) ends.set(key, (ends.get(key) ?? 0) + 1);
  }
  expect([...ends].filter(([, count]) => count > 1)).toStrictEqual([]);
};

/** Everything that the process ever learned comes again: it does nothing more. */
export const expectSilentReplay = (world: World): void => {
  const { manager } = world;
  const before = manager.given.length;
  manager.checkpoint = 0;
  while (manager.checkpoint < world.ledger.all.length) manager.follow(3);
  for (const { orderId, report } of world.heard) {
    manager.hear(orderId, { type: 'warehouseReported', ...report });
  }
  manager.wakeDue();
  expect(manager.given.slice(before)).toStrictEqual([]);
  const keys = manager.given.map(({ orderId, key }) => `${orderId} ${key}`);
  expect(new Set(keys).size, 'no key twice').toBe(keys.length);
};
