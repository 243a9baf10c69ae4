import assert from 'node:assert/strict';
import { assertNever } from '../../src/index.ts';
import type { LinePart, OrderEvent, PaymentEvent, Totals } from '../../src/index.ts';
import { isAboutMoney, MoneyBooks } from './money-books.ts';
import { stateChart, typesOf } from './state-chart.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface Line {
  readonly unitPrice: number;
  wanted: number;
  cancelled: number;
  shipped: number;
  returned: number;
}

/** Pieces by line. */
type Pieces = Map<number, number>;

const piecesOf = (parts: readonly LinePart[]): Pieces => {
  const pieces: Pieces = new Map();
  assert.ok(parts.length > 0);
  for (const { line, quantity } of parts) {
    assert.ok(Number.isInteger(quantity) && quantity > 0);
    pieces.set(line, (pieces.get(line) ?? 0) + quantity);
  }
  return pieces;
};

/** `of` went from one subtotal to another in proportion, and was rounded down. */
const assertFollows = (of: readonly [number, number], subtotal: readonly [number, number]) => {
  const [before, after] = of.map(BigInt);
  const [whole, part] = subtotal.map(BigInt);
  assert.ok(before !== undefined && after !== undefined);
  assert.ok(whole !== undefined && part !== undefined);
  if (whole === 0n) return assert.equal(before, after);
  const lost = before * part - after * whole;
  return assert.ok(lost >= 0n && lost < whole);
};

/** An order, told a second time from its events alone; throws when they cannot be true. */
export class OrderBooks {
  readonly money = new MoneyBooks();
  readonly lines: Line[] = [];
  readonly announced = new Map<string, Pieces>();
  readonly returnIds = new Set<string>();
  totals: Totals = { subtotal: 0, discount: 0, tax: 0, shipping: 0, total: 0 };
  paymentDueAt = '';
  /** Whether each shipment has arrived. */
  readonly shipments = new Map<string, boolean>();
  deliveredAt: string | null = null;
  /** Given back for what came back. */
  returnedAmount = 0;
  readonly #types: OrderEvent['type'][] = [];
  #currency = '';

  has(type: OrderEvent['type']): boolean {
    return this.#types.includes(type);
  }

  get isOver(): boolean {
    return this.has('OrderCancelled') || this.has('OrderExpired') || this.has('OrderRejected');
  }

  get isOpen(): boolean {
    return this.has('OrderReserved') && !this.has('OrderPaid') && !this.isOver;
  }

  get returnedValue(): number {
    return this.lines.reduce((sum, { unitPrice, returned }) => sum + unitPrice * returned, 0);
  }

  /** What the customer paid for the goods, without their shipping. */
  get paidForGoods(): number {
    const { subtotal, discount, tax } = this.totals;
    return subtotal - discount + tax;
  }

  write(event: OrderEvent): void {
    if (isAboutMoney(event)) {
      const { paymentDueAt, isOpen } = this;
      const { total } = this.totals;
      this.money.write(event, { total, currency: this.#currency, paymentDueAt, isOpen });
    } else {
      if (!typesOf([event])) assert.ok(!this.isOver);
      this.#write(event);
    }
    this.#types.push(event.type);
    assert.match(typesOf(this.#types.map((type) => ({ type }) as OrderEvent)), stateChart);
    for (const { wanted, shipped, returned } of this.lines) {
      assert.ok(returned >= 0 && returned <= shipped && shipped <= wanted);
    }
  }

  #write(event: Exclude<OrderEvent, PaymentEvent>): void {
    switch (event.type) {
      case 'OrderPlaced':
        return this.#place(event.data);
      case 'OrderExpired':
        return assert.ok(event.data.expiredAt >= this.paymentDueAt);
      case 'OrderCancelled':
        return assert.equal(this.shipments.size, 0);
      case 'ItemsCancelled':
        return this.#cancel(event.data);
      case 'QuantitiesChanged':
        return this.#change(event.data);
      case 'ShippingAddressChanged':
        return assert.equal(this.shipments.size, 0);
      case 'PaymentDeadlineExtended': {
        const { paymentDueAt, extendedAt } = event.data;
        assert.ok(!this.has('OrderPaid') && extendedAt < this.paymentDueAt);
        assert.ok(paymentDueAt > this.paymentDueAt);
        assert.ok(Date.parse(paymentDueAt) - Date.parse(extendedAt) <= 30 * dayMs);
        this.paymentDueAt = paymentDueAt;
        return undefined;
      }
      case 'ShipmentDispatched':
        assert.ok(!this.shipments.has(event.data.shipmentId));
        this.shipments.set(event.data.shipmentId, false);
        for (const [line, pieces] of piecesOf(event.data.lines)) this.#line(line).shipped += pieces;
        return undefined;
      case 'OrderShipped':
        return assert.ok(this.lines.every(({ wanted, shipped }) => wanted === shipped));
      case 'ShipmentDelivered':
        assert.equal(this.shipments.get(event.data.shipmentId), false);
        this.shipments.set(event.data.shipmentId, true);
        return undefined;
      case 'OrderDelivered':
        assert.ok([...this.shipments.values()].every(Boolean));
        this.deliveredAt = event.data.deliveredAt;
        return undefined;
      case 'ReturnRequested':
        return this.#announce(event.data);
      case 'ReturnDeclined':
        return assert.ok(this.announced.delete(event.data.returnId));
      case 'ReturnCompleted':
        return this.#takeBack(event.data);
      case 'OrderReserved':
      case 'OrderRejected':
      case 'OrderConfirmed':
      case 'OrderAbandoned':
      case 'NotesChanged':
      case 'MetadataChanged':
      case 'ProcessingStarted':
        return undefined;
      default:
        return assertNever(event);
    }
  }

  #line(line: number): Line {
    const found = this.lines[line - 1];
    assert.ok(found !== undefined);
    return found;
  }

  #place(data: Extract<OrderEvent, { type: 'OrderPlaced' }>['data']): void {
    for (const { unitPrice, quantity: wanted } of data.lines) {
      assert.ok(Number.isInteger(unitPrice) && unitPrice >= 0);
      assert.ok(Number.isInteger(wanted) && wanted > 0);
      this.lines.push({ unitPrice, wanted, cancelled: 0, shipped: 0, returned: 0 });
    }
    this.paymentDueAt = data.paymentDueAt;
    this.#currency = data.currency;
    this.#setTotals(data.totals);
  }

  #setTotals(totals: Totals): void {
    const { subtotal, discount, tax, shipping, total } = totals;
    for (const amount of Object.values(totals)) {
      assert.ok(Number.isInteger(amount) && amount >= 0 && amount <= 1e12);
    }
    const sum = this.lines.reduce((sum, line) => sum + line.unitPrice * line.wanted, 0);
    assert.equal(subtotal, sum);
    assert.equal(total, subtotal - discount + tax + shipping);
    assert.ok(discount <= subtotal);
    this.totals = totals;
  }

  #changeTotals(totals: Totals): void {
    const before = this.totals;
    assert.ok(!(this.isOpen && this.money.hasPending));
    this.#setTotals(totals);
    const subtotals = [before.subtotal, totals.subtotal] as const;
    assertFollows([before.discount, totals.discount], subtotals);
    assertFollows([before.tax, totals.tax], subtotals);
    assert.equal(totals.shipping, before.shipping);
  }

  #cancel(data: Extract<OrderEvent, { type: 'ItemsCancelled' }>['data']): void {
    assert.ok(this.has('OrderReserved'));
    for (const [line, pieces] of piecesOf(data.lines)) {
      this.#line(line).wanted -= pieces;
      this.#line(line).cancelled += pieces;
    }
    assert.ok(this.lines.some(({ wanted }) => wanted > 0));
    this.#changeTotals(data.totals);
  }

  #change(data: Extract<OrderEvent, { type: 'QuantitiesChanged' }>['data']): void {
    assert.ok(this.isOpen && data.changedAt < this.paymentDueAt);
    for (const [line, pieces] of piecesOf(data.lines)) {
      assert.ok(this.#line(line).wanted > 0 && this.#line(line).wanted !== pieces);
      this.#line(line).wanted = pieces;
    }
    this.#changeTotals(data.totals);
  }

  #announce(data: Extract<OrderEvent, { type: 'ReturnRequested' }>['data']): void {
    assert.ok(this.deliveredAt !== null && !this.returnIds.has(data.returnId));
    assert.ok(Date.parse(data.requestedAt) - Date.parse(this.deliveredAt) <= 30 * dayMs);
    this.returnIds.add(data.returnId);
    this.announced.set(data.returnId, piecesOf(data.lines));
    for (const [index, { shipped, returned }] of this.lines.entries()) {
      const coming = [...this.announced.values()].map((pieces) => pieces.get(index + 1) ?? 0);
      assert.ok(coming.reduce((sum, pieces) => sum + pieces, returned) <= shipped);
    }
  }

  #takeBack(data: Extract<OrderEvent, { type: 'ReturnCompleted' }>['data']): void {
    const announced = this.announced.get(data.returnId);
    assert.ok(announced !== undefined && this.announced.delete(data.returnId));
    for (const [line, pieces] of piecesOf(data.lines)) {
      assert.ok(pieces <= (announced.get(line) ?? 0));
      this.#line(line).returned += pieces;
    }
    this.returnedAmount += data.amount;
    const { subtotal } = this.totals;
    // Goods that cost nothing are worth nothing, whatever else was paid.
    const worth = subtotal === 0 ? 0 : this.paidForGoods;
    assertFollows([worth, this.returnedAmount], [subtotal, this.returnedValue]);
  }
}

/** The books after all events. */
export const booksOf = (events: readonly OrderEvent[]): OrderBooks => {
  const books = new OrderBooks();
  for (const event of events) books.write(event);
  return books;
};
