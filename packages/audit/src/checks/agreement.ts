import {
  holdReservationId,
  isHoldReservation,
  stockDemand,
  stockItemId,
} from '@order-ledger/domain';
import type { HoldEvent, OrderEvent, OrderState, StockQuantity } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { FindingCode, Findings } from '../findings.ts';
import type { AuditedOrder } from './order.ts';
import type { Held, HeldItems, Reservations } from './reservations.ts';

/** Pieces of each item. */
type Pieces = Map<string, number>;

const add = (pieces: Pieces, item: StockQuantity, sign: 1 | -1 = 1): void => {
  const id = stockItemId(item);
  pieces.set(id, (pieces.get(id) ?? 0) + sign * item.quantity);
};

/** Of an order whose goods are the customer's: what it keeps, and what has left for it. */
const takenBy = (state: OrderState): { readonly sold: Pieces; readonly shipped: Pieces } => {
  const sold: Pieces = new Map();
  const shipped: Pieces = new Map();
  if (!('order' in state)) return { sold, shipped };
  const { lines } = state.order;
  for (const line of lines) {
    add(sold, line);
    add(shipped, { ...line, quantity: line.shipped ?? 0 });
  }
  for (const part of state.goods.returns.flatMap(({ returned }) => returned)) {
    const line = lines[part.line - 1];
    if (!part.restock || line === undefined) continue;
    add(sold, { ...line, quantity: part.quantity }, -1);
    add(shipped, { ...line, quantity: part.quantity }, -1);
  }
  return { sold, shipped };
};

const over: readonly OrderState['status'][] = [
  'unplaced',
  'abandoned',
  'rejected',
  'cancelled',
  'expired',
];
const underway: readonly OrderState['status'][] = ['placed', 'reserved', 'paid'];

const nothing = { active: 0, sold: 0, shipped: 0 } as const;

interface Disagreement {
  readonly code: FindingCode;
  readonly itemId: string;
  readonly expected: number;
  readonly found: number;
}

/** What an order and its reservations do not agree about, now that nothing more is to come. */
const disagreements = (state: OrderState, items: HeldItems): readonly Disagreement[] => {
  if (underway.includes(state.status)) return [];
  const taken = over.includes(state.status) ? takenBy({ status: 'unplaced' }) : takenBy(state);
  const itemIds = new Set([...items.keys(), ...taken.sold.keys()]);
  return [...itemIds].flatMap((itemId) => {
    const { active, sold, shipped } = items.get(itemId) ?? nothing;
    const open: Disagreement = {
      code: 'reservation_left_open',
      itemId,
      expected: 0,
      found: active,
    };
    // What somebody confirmed by hand, without an order, was sold to nobody here.
    if (state.status === 'unplaced') return active === 0 ? [] : [open];
    const found: Disagreement[] = [
      open,
      { code: 'sold_unlike_order', itemId, expected: taken.sold.get(itemId) ?? 0, found: sold },
      {
        code: 'shipped_unlike_order',
        itemId,
        expected: taken.shipped.get(itemId) ?? 0,
        found: shipped,
      },
    ];
    return found.filter((each) => each.expected !== each.found);
  });
};

const latest = (order: AuditedOrder | undefined, items: HeldItems): Date => {
  const times = [...items.values()].map(({ last }) => last.createdAt.getTime());
  return new Date(Math.max(order?.last.createdAt.getTime() ?? 0, ...times));
};

/** Orders and holds against what their reservations did. */
export class Agreement {
  /** Orders with which the process manager is not done. */
  inFlight = 0;
  readonly #findings: Findings;
  readonly #reservations: Reservations;

  constructor(findings: Findings, reservations: Reservations) {
    this.#findings = findings;
    this.#reservations = reservations;
  }

  /** What must have happened to the stock before an event of an order. `state`: before it. */
  addOrderEvent(delivered: LedgerEvent<OrderEvent>, state: OrderState): void {
    const { event, streamId } = delivered;
    if (!('order' in state)) return;
    if (event.type === 'OrderReserved') {
      const code = 'reserved_without_stock';
      this.#require(code, delivered, state.order.lines, streamId, ({ most }) => most);
    } else if (event.type === 'OrderConfirmed') {
      const code = 'confirmed_without_stock';
      this.#require(code, delivered, state.order.lines, streamId, ({ confirmed }) => confirmed);
    }
  }

  addHoldEvent(delivered: LedgerEvent<HoldEvent>): void {
    const { event, streamId } = delivered;
    if (event.type !== 'HoldOpened') return;
    const { items } = event.data;
    this.#require(
      'hold_without_stock',
      delivered,
      items,
      holdReservationId(streamId),
      ({ most }) => most,
    );
  }

  /** `settledBefore`: what changed later may still be on its way. */
  finish(orders: ReadonlyMap<string, AuditedOrder>, settledBefore: Date): void {
    const ids = new Set([...orders.keys(), ...this.#reservations.ids()]);
    for (const id of ids) {
      const order = orders.get(id);
      // Who holds stock by hand answers for it.
      if (isHoldReservation(id)) continue;
      const items = this.#reservations.of(id);
      const state: OrderState = order?.state ?? { status: 'unplaced' };
      const found = disagreements(state, items);
      const isYoung = latest(order, items) >= settledBefore;
      if (underway.includes(state.status) || (found.length > 0 && isYoung)) this.inFlight += 1;
      else for (const each of found) this.#report(each, id, order, items);
    }
  }

  #report(
    { code, itemId, expected, found }: Disagreement,
    id: string,
    order: AuditedOrder | undefined,
    items: HeldItems,
  ): void {
    const event = order?.last ?? items.get(itemId)?.last;
    const status = order?.state.status ?? 'unplaced';
    const message = `G4: order ${id} is ${status}; stock item ${itemId} ${said[code] ?? ''}`;
    this.#findings.add(code, { ...(event && { event }), message, expected, found });
  }

  #require(
    code: FindingCode,
    event: LedgerEvent,
    items: readonly StockQuantity[],
    id: string,
    piecesOf: (held: Held) => number,
  ): void {
    const held = this.#reservations.of(id);
    for (const item of stockDemand(items)) {
      const itemId = stockItemId(item);
      const of = held.get(itemId);
      const found = of === undefined ? 0 : piecesOf(of);
      if (found >= item.quantity) continue;
      const expected = { item: itemId, quantity: item.quantity };
      this.#findings.add(code, { event, expected, found: { item: itemId, quantity: found } });
    }
  }
}

const said: Readonly<Partial<Record<FindingCode, string>>> = {
  reservation_left_open: 'still reserves pieces for it',
  sold_unlike_order: 'counts other pieces as sold to it',
  shipped_unlike_order: 'counts other pieces as shipped to it',
};
