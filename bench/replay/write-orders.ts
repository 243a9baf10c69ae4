import { randomUUID } from 'node:crypto';
import type { OrderEvent, StockEvent, StockItem } from '@order-ledger/domain';
import type { EventStore } from '@order-ledger/event-store';
import pLimit from 'p-limit';
import { createAppender } from '../seed/appender.ts';

const at = '2026-11-20T10:00:00.000Z';
const paymentDueAt = '2026-11-20T10:15:00.000Z';
const expiresAt = paymentDueAt;
const address = { personId: 'user:bench', sealed: 'A'.repeat(120) };
const totals = { subtotal: 1_998, discount: 0, tax: 0, shipping: 300, total: 2_298 };

/** Stock items; each has its orders in groups, so that few appends write many events. */
const itemCount = 200;
const ordersAtOnce = 50;
const eventsOfOrder = 10;

const ofStock = (item: StockItem, orderIds: readonly string[]): readonly StockEvent[] => {
  const of = (reservationId: string) => ({ ...item, reservationId, quantity: 2 });
  return [
    {
      type: 'StockReceived',
      data: {
        ...item,
        movementId: randomUUID(),
        quantity: 2 * orderIds.length,
        reason: 'delivery',
        receivedAt: at,
      },
    },
    ...orderIds.flatMap((id): readonly StockEvent[] => [
      { type: 'StockReserved', data: { ...of(id), expiresAt, reservedAt: at } },
      { type: 'ReservationConfirmed', data: { ...of(id), confirmedAt: at } },
      { type: 'StockShipped', data: { ...of(id), movementId: randomUUID(), shippedAt: at } },
    ]),
  ];
};

const ofOrder = (item: StockItem, orderId: string, number: number): readonly OrderEvent[] => {
  const payment = { method: 'card', amount: totals.total, currency: 'USD' };
  const parcel = { carrier: 'mail', trackingNumber: 'T-1', dispatchedAt: at };
  return [
    {
      type: 'OrderPlaced',
      data: {
        orderId,
        orderNumber: `ORD-20261120-${number}`,
        userId: `user-${number % 1_000}`,
        lines: [{ ...item, quantity: 2, unitPrice: 999 }],
        currency: 'USD',
        totals,
        shippingAddress: address,
        notes: null,
        paymentMethod: 'card',
        placedAt: at,
        paymentDueAt,
      },
    },
    { type: 'OrderReserved', data: { orderId, reservedAt: at } },
    { type: 'PaymentRequested', data: { orderId, paymentId: '1', ...payment, requestedAt: at } },
    { type: 'OrderPaid', data: { orderId, ...payment, reference: `p-${number}`, paidAt: at } },
    { type: 'OrderConfirmed', data: { orderId, confirmedAt: at } },
    {
      type: 'ShipmentDispatched',
      data: { orderId, shipmentId: 's1', lines: [{ line: 1, quantity: 2 }], ...parcel },
    },
    { type: 'OrderShipped', data: { orderId, shippedAt: at } },
  ];
};

/** Orders that were placed, paid and sent, with their stock: about so many events. */
export const writeOrders = async (eventStore: EventStore, events: number): Promise<void> => {
  const append = createAppender(eventStore);
  const limit = pLimit(64);
  // What is made must not wait long for its call.
  const groupLimit = pLimit(4);
  const groups = Math.ceil(events / eventsOfOrder / ordersAtOnce);
  const group = async (index: number): Promise<void> => {
    const item = { warehouseId: 'main', productId: `p${index % itemCount}` };
    const ids = Array.from({ length: ordersAtOnce }, () => randomUUID());
    await append(`stockReservation-${item.warehouseId}.${item.productId}`, ofStock(item, ids));
    await Promise.all(
      ids.map(async (id, nth) => {
        const number = index * ordersAtOnce + nth;
        await limit(async () => await append(`order-${id}`, ofOrder(item, id, number)));
      }),
    );
  };
  // Groups of one item follow one another.
  for (let begin = 0; begin < groups; begin += itemCount) {
    const some = Array.from({ length: Math.min(itemCount, groups - begin) }, (_, n) => begin + n);
    await groupLimit.map(some, group);
  }
};
