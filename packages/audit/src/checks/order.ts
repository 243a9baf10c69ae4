import { isDeepStrictEqual } from 'node:util';
import {
  evolveOrder,
  initialOrder,
  legalCommands,
  totalsAfterChange,
  totalsOf,
} from '@order-ledger/domain';
import type { OrderEvent, OrderState, OrderStatus, Totals } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { Findings } from '../findings.ts';
import { OrderMoneyBooks } from './order-money.ts';

const placed = (Object.keys(legalCommands) as OrderStatus[]).filter(
  (status) => status !== 'unplaced' && status !== 'abandoned',
);
const settled = placed.filter((status) => status !== 'placed');
const edited = placed.filter((status) => legalCommands[status].includes('EditOrder'));

/** The statuses in which an order can have each event. Kept apart from the deciders on purpose. */
const legalIn: Readonly<Record<OrderEvent['type'], readonly OrderStatus[]>> = {
  OrderPlaced: ['unplaced'],
  OrderAbandoned: ['unplaced'],
  OrderReserved: ['placed'],
  OrderRejected: ['placed'],
  OrderExpired: ['placed', 'reserved'],
  OrderCancelled: ['placed', 'reserved', 'paid', 'confirmed', 'processing'],
  OrderPaid: ['reserved'],
  OrderConfirmed: ['paid'],
  ProcessingStarted: ['confirmed'],
  ShipmentDispatched: ['confirmed', 'processing', 'partially_shipped'],
  // What has no piece left to ship keeps its status until this event.
  OrderShipped: ['confirmed', 'processing', 'partially_shipped'],
  ShipmentDelivered: ['partially_shipped', 'shipped'],
  OrderDelivered: ['shipped'],
  ReturnRequested: ['delivered', 'partially_returned'],
  ReturnDeclined: ['delivered', 'partially_returned'],
  ReturnCompleted: ['delivered', 'partially_returned'],
  ItemsCancelled: ['reserved', 'paid', 'confirmed', 'processing', 'partially_shipped'],
  QuantitiesChanged: ['reserved'],
  ShippingAddressChanged: edited,
  NotesChanged: edited,
  MetadataChanged: edited,
  PaymentDeadlineExtended: ['placed', 'reserved'],
  PaymentRequested: ['reserved'],
  PaymentFailed: settled,
  SurplusPaymentReceived: settled,
  RefundRequested: settled,
  RefundCompleted: settled,
  RefundFailed: settled,
};

/** An order as its events make it, and its money told a second time. */
export interface AuditedOrder {
  state: OrderState;
  readonly money: OrderMoneyBooks;
  last: LedgerEvent<OrderEvent>;
}

const linesOf = (state: OrderState) => ('order' in state ? state.order.lines : []);

/** The totals that an event must have led to; `null` when it changes none. */
const expectedTotals = (before: OrderState, after: OrderState, event: OrderEvent) => {
  if (!('order' in after)) return null;
  if (event.type === 'OrderPlaced') {
    return totalsOf(after.order.lines, event.data.totals) ?? 'out of range';
  }
  const changes = event.type === 'ItemsCancelled' || event.type === 'QuantitiesChanged';
  if (!changes || !('order' in before)) return null;
  return totalsAfterChange(after.order.lines, before.order.totals) ?? 'out of range';
};

const isWrong = ({ line, quantity }: { line: number; quantity: number }, lines: number): boolean =>
  line < 1 || line > lines || quantity <= 0;

/** Parts of lines that there are not, or pieces that a line does not have. */
const hasWrongPieces = (before: OrderState, after: OrderState, event: OrderEvent): boolean => {
  const lines = linesOf(after);
  const parts = 'lines' in event.data && event.type !== 'OrderPlaced' ? event.data.lines : [];
  return (
    parts.some((part) => isWrong(part, linesOf(before).length)) ||
    lines.some(
      ({ quantity, shipped = 0, returned = 0 }) => quantity < shipped || shipped < returned,
    ) ||
    (event.type === 'OrderShipped' &&
      lines.some(({ quantity, shipped = 0 }) => quantity !== shipped))
  );
};

/** Holds every prefix of every order against the state chart, its totals, its pieces and its money. */
export class OrderChecks {
  readonly orders = new Map<string, AuditedOrder>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  add(delivered: LedgerEvent<OrderEvent>): void {
    const { streamId, event } = delivered;
    const order = this.orders.get(streamId) ?? {
      state: initialOrder,
      money: new OrderMoneyBooks(this.#findings),
      last: delivered,
    };
    this.orders.set(streamId, order);
    const before = order.state;
    const after = evolveOrder(before, event);
    if (event.data.orderId !== streamId) {
      const found = event.data.orderId;
      const wrong = { event: delivered, expected: streamId, found };
      this.#findings.add('event_in_wrong_stream', wrong);
    }
    if (!legalIn[event.type].includes(before.status)) {
      const expected = legalIn[event.type];
      this.#findings.add('order_illegal_event', {
        event: delivered,
        expected,
        found: before.status,
      });
    }
    this.#checkTotals(before, after, delivered);
    if (hasWrongPieces(before, after, event)) {
      this.#findings.add('order_pieces_wrong', { event: delivered, found: linesOf(after) });
    }
    order.money.add(delivered, before);
    order.state = after;
    order.last = delivered;
  }

  /** G8, at the end of every order. */
  finish(): void {
    for (const { state, money, last } of this.orders.values()) money.checkKept(state, last);
  }

  #checkTotals(before: OrderState, after: OrderState, delivered: LedgerEvent<OrderEvent>): void {
    const expected: Totals | 'out of range' | null = expectedTotals(before, after, delivered.event);
    if (expected === null || !('totals' in delivered.event.data)) return;
    const found = delivered.event.data.totals;
    if (isDeepStrictEqual(expected, { ...found })) return;
    this.#findings.add('order_totals_wrong', { event: delivered, expected, found });
  }
}
