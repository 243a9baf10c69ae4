import { randomUUID } from 'node:crypto';
import type { OrderLine, PlaceOrder, StockItem } from '@order-ledger/domain';
import type { Writer } from './writer.ts';

export const mug: StockItem = { warehouseId: 'berlin', productId: 'mug' };
const tea: StockItem = { warehouseId: 'main', productId: 'tea' };
export const at = '2026-11-20T10:00:00.000Z';
export const dueAt = '2026-11-20T10:15:00.000Z';
const later = '2026-11-20T10:20:00.000Z';
const sealed = { personId: 'user:user123', sealed: 'A'.repeat(60) };

const lines: readonly OrderLine[] = [
  { ...mug, quantity: 2, unitPrice: 999 },
  { ...tea, quantity: 3, unitPrice: 250 },
];

export const placeOrder = (
  orderId: string,
  stock: PlaceOrder['stock'] = { kind: 'reserved' },
): PlaceOrder => ({
  type: 'PlaceOrder',
  order: {
    orderId,
    orderNumber: `ORD-20261120-${orderId.slice(0, 6)}`,
    userId: 'user123',
    lines,
    currency: 'USD',
    charges: { discount: 100, tax: 190, shipping: 300 },
    shippingAddress: sealed,
    notes: sealed,
    paymentMethod: 'card',
    placedAt: at,
    paymentDueAt: dueAt,
  },
  stock,
});

const receive = async (writer: Writer, item: StockItem, quantity: number): Promise<void> =>
  await writer.stock(item, {
    type: 'ReceiveStock',
    item,
    movementId: randomUUID(),
    quantity,
    reason: 'delivery',
    at,
  });

export const reserve = async (writer: Writer, reservationId: string): Promise<void> => {
  for (const { quantity, warehouseId, productId } of lines) {
    const command = {
      type: 'ReserveStock',
      reservationId,
      quantity,
      expiresAt: dueAt,
      at,
    } as const;
    await writer.stock({ warehouseId, productId }, command);
  }
};

const eachItem = async (work: (item: StockItem) => Promise<void>): Promise<void> => {
  for (const item of [mug, tea]) await work(item);
};

const placed = async (writer: Writer): Promise<string> => {
  const orderId = randomUUID();
  await reserve(writer, orderId);
  await writer.order(orderId, placeOrder(orderId));
  return orderId;
};

const cancelled = async (writer: Writer): Promise<void> => {
  const orderId = await placed(writer);
  const cancel = { type: 'CancelOrder', code: 'requested', comment: null, at } as const;
  await writer.order(orderId, cancel);
  await eachItem(async (item) => {
    const release = { reservationId: orderId, reason: 'cancelled', at } as const;
    await writer.stock(item, { type: 'ReleaseReservation', ...release });
  });
  const money = {
    method: 'card',
    reference: `late-${orderId}`,
    amount: 5,
    currency: 'USD',
  } as const;
  await writer.order(orderId, { type: 'ReceivePayment', ...money, at });
  await writer.order(orderId, { type: 'CompleteRefund', refundId: '1', reference: 'back', at });
};

const expired = async (writer: Writer): Promise<void> => {
  const orderId = await placed(writer);
  await writer.order(orderId, { type: 'ExpireOrder', at: later });
  await eachItem(async (item) => {
    await writer.stock(item, { type: 'ExpireReservation', reservationId: orderId, at: later });
  });
};

const paid = async (writer: Writer): Promise<string> => {
  const orderId = await placed(writer);
  await writer.order(orderId, { type: 'RequestPayment', method: 'card', at });
  const money = { method: 'card', reference: `p-${orderId}` } as const;
  await writer.order(orderId, { type: 'PayOrder', ...money, at });
  return orderId;
};

const confirmed = async (writer: Writer): Promise<string> => {
  const orderId = await paid(writer);
  await eachItem(async (item) => {
    await writer.stock(item, { type: 'ConfirmReservation', reservationId: orderId, at });
  });
  await writer.order(orderId, { type: 'ConfirmOrder', at });
  return orderId;
};

const partlyCancelled = async (writer: Writer): Promise<void> => {
  const orderId = await confirmed(writer);
  const parts = [{ line: 2, quantity: 1 }];
  await writer.order(orderId, { type: 'CancelItems', lines: parts, comment: null, at });
  const given = { movementId: randomUUID(), reservationId: orderId, quantity: 1, at } as const;
  await writer.stock(tea, { type: 'ReturnStock', ...given });
};

const returned = async (writer: Writer): Promise<void> => {
  const orderId = await confirmed(writer);
  await writer.order(orderId, { type: 'StartProcessing', at });
  const parcel = { carrier: 'mail', trackingNumber: 'T1', at } as const;
  const one = [{ line: 1, quantity: 2 }];
  await writer.order(orderId, { type: 'ShipOrder', shipmentId: 'a', lines: one, ...parcel });
  await writer.order(orderId, { type: 'ShipOrder', shipmentId: 'b', lines: null, ...parcel });
  for (const { quantity, warehouseId, productId } of lines) {
    const sent = { movementId: randomUUID(), reservationId: orderId, quantity, at } as const;
    await writer.stock({ warehouseId, productId }, { type: 'ShipStock', ...sent });
  }
  await writer.order(orderId, { type: 'DeliverOrder', shipmentId: null, at });
  const back = { comment: sealed, windowDays: 30, at } as const;
  await writer.order(orderId, { type: 'RequestReturn', returnId: 'r1', lines: one, ...back });
  const parts = [
    { line: 1, quantity: 1, restock: true },
    { line: 1, quantity: 1, restock: false },
  ];
  await writer.order(orderId, { type: 'CompleteReturn', returnId: 'r1', lines: parts, at });
  const moved = { movementId: randomUUID(), reservationId: orderId, quantity: 1, at } as const;
  await writer.stock(mug, { type: 'RestockReturn', ...moved });
};

const edited = async (writer: Writer): Promise<void> => {
  const orderId = await placed(writer);
  const other = { personId: 'user:user123', sealed: 'B'.repeat(60) };
  const changes = { shippingAddress: other, notes: null, metadata: other, at } as const;
  await writer.order(orderId, { type: 'EditOrder', ...changes });
  const paymentDueAt = '2026-11-20T11:00:00.000Z';
  await writer.order(orderId, { type: 'ExtendPaymentDeadline', paymentDueAt, at });
  const terms = { reservationId: orderId, expiresAt: paymentDueAt, at } as const;
  await eachItem(async (item) => await writer.stock(item, { type: 'ExtendReservation', ...terms }));
};

const refused = async (writer: Writer): Promise<void> => {
  const orderId = randomUUID();
  const shortages = [{ ...mug, quantity: 2, available: 1 }];
  await writer.order(orderId, placeOrder(orderId, { kind: 'refused', shortages }));
};

const abandoned = async (writer: Writer): Promise<void> => {
  const orderId = randomUUID();
  await reserve(writer, orderId);
  await writer.order(orderId, { type: 'AbandonOrder', orderId, at });
  await eachItem(async (item) => {
    const release = { reservationId: orderId, reason: 'abandoned', at } as const;
    await writer.stock(item, { type: 'ReleaseReservation', ...release });
  });
};

const held = async (writer: Writer): Promise<void> => {
  const holdId = randomUUID();
  await reserve(writer, `hold-${holdId}`);
  const hold = { holdId, externalOrderId: null, at } as const;
  await writer.hold(holdId, { type: 'OpenHold', items: lines.map(stockOf), ...hold });
  const resized = { reservationId: `hold-${holdId}`, quantity: 1, at } as const;
  await writer.stock(mug, { type: 'ResizeReservation', ...resized });
};

const stockOf = ({ warehouseId, productId, quantity }: OrderLine) => ({
  warehouseId,
  productId,
  quantity,
});

const sundries = async (writer: Writer): Promise<void> => {
  await writer.key(randomUUID(), {
    type: 'UseKey',
    fingerprint: 'f'.repeat(64),
    target: 'order-1',
    at,
  });
  await writer.numbers('20261120', { type: 'LeaseOrderNumbers', day: '20261120', count: 10, at });
  const productId = `product-${randomUUID().slice(0, 8)}`;
  const create = { productId, name: 'Mug', price: 999, currency: 'USD', at } as const;
  await writer.product(productId, { type: 'CreateProduct', ...create });
  await writer.product(productId, { type: 'ChangeProduct', name: 'Big mug', price: 1_099, at });
  await writer.product(productId, { type: 'DiscontinueProduct', at });
};

const count = async (writer: Writer): Promise<void> => {
  const movementId = randomUUID();
  await writer.stock(tea, {
    type: 'AdjustStock',
    movementId,
    change: -1,
    reason: 'broken',
    force: false,
    at,
  });
};

const lives = [
  placed,
  cancelled,
  expired,
  paid,
  confirmed,
  partlyCancelled,
  returned,
  edited,
  refused,
  abandoned,
  held,
  sundries,
  count,
];

/** Everything that can happen to an order, so many times; about 75 events each. */
export const writeLives = async (writer: Writer, times: number): Promise<void> => {
  await receive(writer, mug, 1_000);
  await receive(writer, tea, 1_000);
  for (let time = 0; time < times; time += 1) for (const live of lives) await live(writer);
};
