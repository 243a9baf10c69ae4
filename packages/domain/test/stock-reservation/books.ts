import assert from 'node:assert/strict';
import type { StockEvent } from '../../src/index.ts';

interface Reservation {
  readonly quantity: number;
  readonly expiresAt: string;
  ends: number;
}

/**
 * The stock of one item as its events alone tell it. Kept apart from the aggregate on purpose:
 * each figure has its own sum, and the first event that breaks a rule throws.
 */
export class Books {
  received = 0;
  available = 0;
  reserved = 0;
  confirmed = 0;
  readonly open = new Map<string, Reservation>();
  readonly all: Reservation[] = [];

  post(event: StockEvent): void {
    switch (event.type) {
      case 'StockReceived':
        return this.receive(event.data.quantity);
      case 'StockAdjusted':
        return this.receive(event.data.change);
      case 'StockReserved':
        return this.reserve(event.data);
      case 'ReservationConfirmed':
        return this.end(event.data, 'confirmed');
      case 'ReservationReleased':
      case 'ReservationExpired':
        return this.end(event.data, 'available');
      case 'StockReturned':
        this.confirmed -= event.data.quantity;
        this.available += event.data.quantity;
        return undefined;
      default:
        throw new TypeError('no stock event');
    }
  }

  /** G1 and the conservation of stock. */
  check(): void {
    const { received, available, reserved, confirmed } = this;
    for (const figure of [received, available, reserved, confirmed]) {
      assert.ok(Number.isSafeInteger(figure) && figure >= 0, `${figure} pieces`);
    }
    assert.ok(reserved + confirmed <= received, 'oversold');
    assert.equal(available + reserved + confirmed, received);
    const promised = [...this.open.values()].reduce((sum, { quantity }) => sum + quantity, 0);
    assert.equal(reserved, promised);
  }

  private receive(quantity: number): void {
    this.received += quantity;
    this.available += quantity;
  }

  private reserve(data: { reservationId: string; quantity: number; expiresAt: string }): void {
    const { reservationId, quantity, expiresAt } = data;
    assert.ok(!this.open.has(reservationId), `${reservationId} is reserved twice`);
    const reservation = { quantity, expiresAt, ends: 0 };
    this.open.set(reservationId, reservation);
    this.all.push(reservation);
    this.reserved += quantity;
    this.available -= quantity;
  }

  private end(
    { reservationId, quantity }: { reservationId: string; quantity: number },
    goesTo: 'available' | 'confirmed',
  ): void {
    const reservation = this.open.get(reservationId);
    assert.ok(reservation !== undefined, `${reservationId} ends without being reserved`);
    assert.equal(quantity, reservation.quantity);
    reservation.ends += 1;
    this.open.delete(reservationId);
    this.reserved -= quantity;
    this[goesTo] += quantity;
  }
}

export const booksOf = (events: Iterable<StockEvent>): Books => {
  const books = new Books();
  for (const event of events) {
    books.post(event);
    books.check();
  }
  return books;
};
