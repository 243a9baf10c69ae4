import { addMs, stockDemand, stockItemId } from '../../../src/index.ts';
import type { LinePart, OrderCommand, StockCommand, StockQuantity } from '../../../src/index.ts';
import type { World } from './world.ts';

/** What customers and the people of the shop do with an order. A refusal changes nothing. */

const tell = (world: World, orderId: string, command: OrderCommand): void =>
  void world.ledger.commandOrder(orderId, command);

/** Some pieces of each line, none of some lines. */
const partsOf = (world: World, orderId: string, seed: number): readonly LinePart[] => {
  const state = world.ledger.order(orderId);
  if (!('order' in state)) return [];
  return state.order.lines
    .map((_, index) => ({ line: index + 1, quantity: (seed >> index) % 3 }))
    .filter(({ quantity }) => quantity > 0);
};

export const pay = (world: World, orderId: string): void => {
  const terms = { method: 'card', reference: `pay-${orderId}`, at: world.now };
  tell(world, orderId, { type: 'PayOrder', ...terms });
};

/** The provider says by itself that money has come, perhaps more than once. */
export const receive = (world: World, orderId: string, seed: number): void => {
  const state = world.ledger.order(orderId);
  if (!('order' in state)) return;
  const amount = state.order.totals.total + (seed % 3 === 0 ? 1 : 0);
  const money = { method: 'card', reference: `hook-${orderId}-${seed % 2}`, amount };
  tell(world, orderId, { type: 'ReceivePayment', ...money, currency: 'USD', at: world.now });
};

export const requestPayment = (world: World, orderId: string): void =>
  tell(world, orderId, { type: 'RequestPayment', method: 'card', at: world.now });

export const cancel = (world: World, orderId: string): void =>
  tell(world, orderId, { type: 'CancelOrder', code: 'requested', comment: null, at: world.now });

export const cancelItems = (world: World, orderId: string, seed: number): void => {
  const lines = partsOf(world, orderId, seed);
  tell(world, orderId, { type: 'CancelItems', lines, comment: null, at: world.now });
};

export const extend = (world: World, orderId: string): void => {
  const paymentDueAt = addMs(world.now, 1_800_000);
  tell(world, orderId, { type: 'ExtendPaymentDeadline', paymentDueAt, at: world.now });
};

export const ship = (world: World, orderId: string, seed: number): void => {
  const parts = partsOf(world, orderId, seed);
  const lines = seed % 2 === 0 ? null : parts;
  const shipment = { shipmentId: `s-${orderId}-${seed}`, carrier: 'post', trackingNumber: null };
  tell(world, orderId, { type: 'StartProcessing', at: world.now });
  tell(world, orderId, { type: 'ShipOrder', ...shipment, lines, at: world.now });
};

export const deliver = (world: World, orderId: string): void =>
  tell(world, orderId, { type: 'DeliverOrder', shipmentId: null, at: world.now });

/** Announces a return and takes it in at once. */
export const giveBack = (world: World, orderId: string, seed: number): void => {
  const parts = partsOf(world, orderId, seed);
  const lines = seed % 2 === 0 ? null : parts;
  const returnId = `r-${orderId}-${seed}`;
  const terms = { returnId, comment: null, windowDays: 30, at: world.now };
  tell(world, orderId, { type: 'RequestReturn', lines, ...terms });
  const restocked = parts.map((part) => ({ ...part, restock: part.line % 2 === 1 }));
  const returned = seed % 2 === 0 ? null : restocked;
  tell(world, orderId, { type: 'CompleteReturn', returnId, lines: returned, at: world.now });
};

interface Resize {
  readonly item: StockQuantity;
  readonly from: number;
}

const resize = (world: World, orderId: string, { item, from }: Resize): boolean => {
  const terms = { reservationId: orderId, quantity: item.quantity, expected: from };
  const command: StockCommand = { type: 'ResizeReservation', ...terms, at: world.now };
  return world.ledger.commandStock(stockItemId(item), command) === null;
};

/** An edit as command-api makes it: it may die after any number of its steps. */
export const edit = (world: World, orderId: string, seed: number, steps: number): void => {
  const state = world.ledger.order(orderId);
  if (!('order' in state)) return;
  const quantities = partsOf(world, orderId, seed);
  const lines = state.order.lines.map((line, index) => {
    const part = quantities.find((wanted) => wanted.line === index + 1);
    return part === undefined ? line : { ...line, quantity: part.quantity };
  });
  const before = new Map(
    stockDemand(state.order.lines).map((item) => [stockItemId(item), item.quantity]),
  );
  const changes = stockDemand(lines).map((item): Resize => {
    const from = before.get(stockItemId(item)) ?? 0;
    return { item, from };
  });
  let left = steps;
  const dies = (): boolean => (left -= 1) < 0;
  const raised: Resize[] = [];
  const undo = (): void => {
    for (const { item, from } of raised) {
      const back = { item: { ...item, quantity: from }, from: item.quantity };
      if (!dies()) resize(world, orderId, back);
    }
  };
  for (const change of changes.filter(({ item, from }) => item.quantity > from)) {
    if (dies()) return;
    if (!resize(world, orderId, change)) return undo();
    raised.push(change);
  }
  if (dies()) return;
  const command: OrderCommand = { type: 'EditOrder', quantities, at: world.now };
  if (world.ledger.commandOrder(orderId, command) !== null) return undo();
  for (const change of changes.filter(({ item, from }) => item.quantity < from)) {
    if (dies()) return;
    resize(world, orderId, change);
  }
};
