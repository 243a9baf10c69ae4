import assert from 'node:assert/strict';
import type { StockEvent } from '../../src/index.ts';

interface Reservation {
  quantity: number;
  expiresAt: string;
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
  shipped = 0;
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
      case 'ReservationExtended':
        return this.extend(event.data);
      case 'ReservationResized':
        return this.resize(event.data);
      case 'StockReturned':
        this.confirmed -= event.data.quantity;
        this.available += event.data.quantity;
        return undefined;
      case 'StockShipped':
        this.shipped += event.data.quantity;
        return undefined;
      case 'StockRestocked':
        this.shipped -= event.data.quantity;
        this.confirmed -= event.data.quantity;
        this.available += event.data.quantity;
        return undefined;
      default:
        throw new TypeError('no stock event');
    }
  }

  /** G1 and the conservation of stock. */
  check(): void {
    const { received, available, reserved, confirmed, shipped } = this;
    for (const figure of [received, available, reserved, confirmed, shipped]) {
      assert.ok(Number.isSafeInteger(figure) && figure >= 0, `${figure} pieces`);
    }
    assert.ok(reserved + confirmed <= received, 'oversold');
    assert.ok(shipped <= confirmed, 'shipped what was not sold');
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

  private openOne(reservationId: string): Reservation {
    const reservation = this.open.get(reservationId);
    assert.ok(reservation !== undefined, `${reservationId} is not open`);
    return reservation;
  }

  private extend(data: { reservationId: string; quantity: number; expiresAt: string }): void {
    const reservation = this.openOne(data.reservationId);
    assert.equal(data.quantity, reservation.quantity);
    assert.ok(data.expiresAt > reservation.expiresAt, 'only ever to later');
    reservation.expiresAt = data.expiresAt;
  }

  private resize(data: { reservationId: string; quantity: number; previous: number }): void {
    const reservation = this.openOne(data.reservationId);
    assert.equal(data.previous, reservation.quantity);
    assert.ok(data.quantity > 0 && data.quantity !== data.previous, 'another size');
    reservation.quantity = data.quantity;
    this.reserved += data.quantity - data.previous;
    this.available -= data.quantity - data.previous;
  }

  private end(
    { reservationId, quantity }: { reservationId: string; quantity: number },
    goesTo: 'available' | 'confirmed',
  ): void {
    const reservation = this.openOne(reservationId);
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
