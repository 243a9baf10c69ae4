import { expect } from 'vitest';
import {
  availableOf,
  isHoldReservation,
  isSettled,
  stockDemand,
  stockItemId,
} from '../../../src/index.ts';
import type { OrderEvent, OrderState, StockQuantity } from '../../../src/index.ts';
import { booksOf } from '../../stock-reservation/books.ts';
import { orderIds } from './world.ts';
import type { World } from './world.ts';

/** Lets everything run, faultlessly, as far as it goes without the clock. */
export const calm = (world: World): void => {
  const { manager } = world;
  for (let round = 0; round < 1_000; round += 1) {
    while (manager.checkpoint < world.ledger.all.length) manager.follow(10);
    const [action] = manager.heads();
    if (action !== undefined) manager.carryOut(action, false);
    else if (world.requests.length > 0) world.serve(0, 'obey', false);
    else if (world.replies.length > 0) world.reply(0, false, false);
    else return;
  }
  throw new Error('the process never comes to rest');
};

/** Lets everything run to its end: the clock moves only when nothing else can. */
export const settle = (world: World): void => {
  const { manager } = world;
  for (let round = 0; round < 100; round += 1) {
    calm(world);
    const [next] = [...manager.wakes.values()].sort((a, b) => (a < b ? -1 : 1));
    if (next === undefined) return;
    if (next > world.now) world.now = next;
    manager.wakeDue();
  }
  throw new Error('the process never comes to rest');
};

const over = ['unplaced', 'abandoned', 'rejected', 'cancelled', 'expired'];

/** Its goods are the customer's: `null` for an order that gets none. */
const kept = (state: OrderState) =>
  'order' in state && !over.includes(state.status) ? state : null;

/** What the orders and the holds took from an item, and what of it has left. */
const takenFrom = (world: World, itemId: string) => {
  const taken = { sold: 0, sent: 0 };
  for (const orderId of orderIds) {
    const state = kept(world.ledger.order(orderId));
    if (state === null) continue;
    for (const line of state.order.lines) {
      if (stockItemId(line) !== itemId) continue;
      taken.sold += line.quantity;
      taken.sent += line.shipped ?? 0;
    }
    const lines = state.order.lines;
    for (const event of world.ledger.orderEvents(orderId)) {
      if (event.type !== 'ReturnCompleted') continue;
      for (const { line, quantity, restock } of event.data.lines) {
        const item = lines[line - 1];
        if (!restock || item === undefined || stockItemId(item) !== itemId) continue;
        taken.sold -= quantity;
        taken.sent -= quantity;
      }
    }
  }
  for (const event of world.ledger.stockEvents(itemId)) {
    const held =
      event.type === 'ReservationConfirmed' && isHoldReservation(event.data.reservationId);
    if (held) taken.sold += event.data.quantity;
  }
  return taken;
};

const byItem = (items: readonly StockQuantity[]) =>
  Object.fromEntries(items.map((item) => [stockItemId(item), item.quantity]));

const expectWarehouseAgrees = ({ ledger, warehouse }: World, orderId: string): void => {
  const state = kept(ledger.order(orderId));
  const holding = warehouse.holds(orderId);
  const said = `the warehouse's part of ${orderId}`;
  if (state === null) {
    expect(holding, said).toBeNull();
    return;
  }
  // Only goods that had left before it refused them are not in its books.
  if (holding?.what !== 'committed' && state.goods.shipments.length > 0) return;
  expect(holding?.what, said).toBe('committed');
  expect(byItem(holding?.items ?? []), said).toStrictEqual(byItem(stockDemand(state.order.lines)));
};

/** Orders, stock and warehouse tell the same story, and it is over. */
export const expectAgreement = (world: World): void => {
  const { ledger, manager } = world;
  for (const orderId of orderIds) {
    expect(['placed', 'reserved', 'paid']).not.toContain(ledger.order(orderId).status);
    expectWarehouseAgrees(world, orderId);
  }
  for (const [id, state] of manager.states) expect(isSettled(state), `${id} is settled`).toBe(true);
  for (const [itemId, stock] of ledger.stocks) {
    booksOf(ledger.stockEvents(itemId));
    const { sold, sent } = takenFrom(world, itemId);
    expect(stock.active.size, `${itemId} has no open reservation`).toBe(0);
    expect(stock.reserved).toBe(0);
    expect(stock.confirmed, `${itemId} sold`).toBe(sold);
    expect(stock.shipped, `${itemId} sent`).toBe(sent);
    expect(availableOf(stock)).toBeGreaterThanOrEqual(0);
  }
};

const only = <Type extends OrderEvent['type']>(
  events: readonly OrderEvent[],
  ...types: readonly Type[]
) =>
  events.filter((event): event is Extract<OrderEvent, { type: Type }> =>
    types.includes(event.type as Type),
  );

/** No penny is lost or given twice: what came is kept for the goods or goes back. */
export const expectMoneyAgrees = ({ ledger, provider }: World): void => {
  for (const orderId of orderIds) {
    const events = ledger.orderEvents(orderId);
    const received = only(events, 'OrderPaid', 'SurplusPaymentReceived');
    const references = received.map(({ data }) => data.reference);
    expect(new Set(references).size, 'money counts once').toBe(references.length);
    const charged = provider.done(orderId, 'charge').map(({ reference }) => reference);
    expect(references).toEqual(expect.arrayContaining(charged));
    const refunds = only(events, 'RefundRequested');
    const refunded = refunds.map(({ data }) => data.refundId).toSorted();
    const ended = only(events, 'RefundCompleted', 'RefundFailed');
    expect(ended.map(({ data }) => data.refundId).toSorted(), 'refunds end').toEqual(refunded);
    const given = provider.done(orderId, 'refund').map(({ id }) => id);
    const completed = only(events, 'RefundCompleted').map(({ data }) => data.refundId);
    expect(given.toSorted()).toEqual(completed.toSorted());
    const sum = (all: readonly { readonly data: { readonly amount: number } }[]) =>
      all.reduce((total, { data }) => total + data.amount, 0);
    const state = ledger.order(orderId);
    const paid = kept(state) !== null && 'payment' in state ? state.payment : null;
    const backOf = (reference: string) =>
      sum(refunds.filter(({ data }) => data.paymentReference === reference));
    for (const payment of received) {
      const { reference, amount } = payment.data;
      if (reference !== paid?.reference) expect(backOf(reference)).toBe(amount);
      else expect(backOf(reference)).toBeLessThanOrEqual(amount);
    }
  }
};

/** Everything that the process ever learned comes again: it does nothing more. */
export const expectSilentReplay = (world: World): void => {
  const { manager } = world;
  const before = manager.given.length;
  manager.checkpoint = 0;
  while (manager.checkpoint < world.ledger.all.length) manager.follow(3);
  for (const { orderId, input } of world.heard) manager.hear(orderId, input);
  manager.wakeDue();
  expect(manager.given.slice(before)).toStrictEqual([]);
  const keys = manager.given.map(({ orderId, key }) => `${orderId} ${key}`);
  expect(new Set(keys).size, 'no key twice').toBe(keys.length);
};
