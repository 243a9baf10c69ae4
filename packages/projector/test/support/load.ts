import { randomUUID } from 'node:crypto';
import type { EventStore } from '@order-ledger/event-store';
import { ledgerWriter, placeOrder, testDueTime, testItem, testTime } from '../../src/testing.ts';

/** Orders that are placed on shared stock, some of them paid or cancelled. */
export const writeOrders = async (eventStore: EventStore, count: number): Promise<bigint> => {
  const writer = ledgerWriter(eventStore);
  const at = testTime;
  await writer.stock(testItem, {
    type: 'ReceiveStock',
    item: testItem,
    movementId: randomUUID(),
    quantity: 2 * count,
    reason: 'delivery',
    at,
  });
  const write = async (index: number): Promise<bigint> => {
    const orderId = randomUUID();
    const reserved = await writer.stock(testItem, {
      type: 'ReserveStock',
      reservationId: orderId,
      quantity: 2,
      expiresAt: testDueTime,
      at,
    });
    const placed = await writer.order(orderId, placeOrder(orderId));
    if (index % 3 === 0) return placed > reserved ? placed : reserved;
    if (index % 3 === 1) {
      return await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p', at });
    }
    await writer.order(orderId, { type: 'CancelOrder', code: 'requested', comment: null, at });
    return await writer.stock(testItem, {
      type: 'ReleaseReservation',
      reservationId: orderId,
      reason: 'cancelled',
      at,
    });
  };
  const positions = await Promise.all(
    Array.from({ length: count }, async (_, i) => await write(i)),
  );
  return positions.reduce((last, position) => (position > last ? position : last));
};
