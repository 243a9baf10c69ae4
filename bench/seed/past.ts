import { randomUUID } from 'node:crypto';
import { type OrderEvent, type StockEvent, holdReservationId } from '@order-ledger/domain';
import type { EventStore } from '@order-ledger/event-store';
import pLimit from 'p-limit';
import { createAppender } from './appender.ts';

/** Just now: a reservation of long ago without its order is taken for a placement that has died. */
const now = (): string => new Date().toISOString();
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();
const item = (productId: string) => ({ warehouseId: 'main', productId });

const stockStream = (productId: string): string => `stockReservation-main.${productId}`;

/** A piece that an order reserved and gave back. */
const reservedAndReleased = (productId: string, orderId: string): StockEvent[] => {
  const of = { ...item(productId), reservationId: orderId, quantity: 1 };
  return [
    { type: 'StockReserved', data: { ...of, expiresAt: tomorrow(), reservedAt: now() } },
    { type: 'ReservationReleased', data: { ...of, reason: 'cancelled', releasedAt: now() } },
  ];
};

const received = (productId: string): StockEvent => ({
  type: 'StockReceived',
  data: {
    ...item(productId),
    movementId: randomUUID(),
    quantity: 1_000_000,
    reason: 'delivery',
    receivedAt: now(),
  },
});

/** Nobody has the key: as if the person had asked to be forgotten. */
const forgotten = { personId: 'bench', sealed: Buffer.alloc(96).toString('base64') };

/** An order that was placed, reserved and cancelled, as one of them in the ledger looks. */
const cancelledOrder = (productId: string, orderId: string, number: number): OrderEvent[] => {
  const totals = { subtotal: 990, discount: 0, tax: 0, shipping: 0, total: 990 };
  return [
    {
      type: 'OrderPlaced',
      data: {
        orderId,
        orderNumber: `ORD-20250101-${String(number).padStart(7, '0')}`,
        userId: `user-${number % 500}`,
        lines: [{ ...item(productId), quantity: 1, unitPrice: 990 }],
        currency: 'USD',
        totals,
        shippingAddress: forgotten,
        notes: null,
        paymentMethod: 'card',
        placedAt: now(),
        paymentDueAt: tomorrow(),
      },
    },
    { type: 'OrderReserved', data: { orderId, reservedAt: now() } },
    {
      type: 'OrderCancelled',
      data: { orderId, code: 'requested', comment: null, cancelledAt: now() },
    },
  ];
};

/** Small enough for one append. */
const ordersPerProduct = 250;

/** Writes the past of a shop: finished orders, five events each, a product for every 250 of them. */
export const writeOrders = async (
  eventStore: EventStore,
  prefix: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> => {
  const append = createAppender(eventStore);
  const limit = pLimit(512);
  for (let first = from; first < to; first += ordersPerProduct) {
    const productId = `${prefix}-past-${first}`;
    const numbers = Array.from({ length: Math.min(ordersPerProduct, to - first) }, (_, n) => n);
    const ids = numbers.map(() => randomUUID());
    await append(stockStream(productId), [
      received(productId),
      ...ids.flatMap((id) => reservedAndReleased(productId, id)),
    ]);
    const order = async (id: string, index: number): Promise<void> => {
      await append(`order-${id}`, cancelledOrder(productId, id, first + index));
    };
    await Promise.all(ids.map(async (id, index) => await limit(order, id, index)));
  }
};

/** A minute's hold, let go before it expired. A reservation of that age would want its order. */
const heldAndReleased = (productId: string, minutesAgo: number): StockEvent[] => {
  const minute = (after: number): string =>
    new Date(Date.now() + (after - minutesAgo) * 60_000).toISOString();
  const of = { ...item(productId), reservationId: holdReservationId(randomUUID()), quantity: 1 };
  return [
    { type: 'StockReserved', data: { ...of, expiresAt: minute(15), reservedAt: minute(0) } },
    { type: 'ReservationReleased', data: { ...of, reason: 'requested', releasedAt: minute(1) } },
  ];
};

/** Writes one stock stream of about so many events, two of them a minute: a million are a year. */
export const writeLongStream = async (
  eventStore: EventStore,
  productId: string,
  events: number,
): Promise<void> => {
  const append = createAppender(eventStore);
  await append(stockStream(productId), [received(productId)]);
  for (let left = Math.ceil(events / 2); left > 0; left -= ordersPerProduct) {
    const pairs = Array.from({ length: Math.min(left, ordersPerProduct) }, (_, index) =>
      heldAndReleased(productId, left - index),
    );
    await append(stockStream(productId), pairs.flat());
  }
};
