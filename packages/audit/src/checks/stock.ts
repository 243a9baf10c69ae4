import {
  assertNever,
  endOf,
  evolveStock,
  initialStock,
  mayBeForgotten,
  stockItemId,
} from '@order-ledger/domain';
import type { StockEvent, StockPieces, StockState } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { FindingCode, Findings } from '../findings.ts';

const noPieces: StockPieces = { received: 0, reserved: 0, confirmed: 0, shipped: 0 };

/** What an event says that it moves, whatever the state says of the reservation that it names. */
const movedBy = ({ type, data }: StockEvent): Partial<StockPieces> => {
  switch (type) {
    case 'StockReceived':
      return { received: data.quantity };
    case 'StockAdjusted':
      return { received: data.change };
    case 'StockReserved':
      return { reserved: data.quantity };
    case 'ReservationResized':
      return { reserved: data.quantity - data.previous };
    case 'ReservationConfirmed':
      return { reserved: -data.quantity, confirmed: data.quantity };
    case 'ReservationReleased':
    case 'ReservationExpired':
      return { reserved: -data.quantity };
    case 'StockReturned':
      return { confirmed: -data.quantity };
    case 'StockShipped':
      return { shipped: data.quantity };
    case 'StockRestocked':
      return { confirmed: -data.quantity, shipped: -data.quantity };
    case 'ReservationExtended':
      return {};
    default:
      return assertNever(type);
  }
};

const piecesOf = ({ received, reserved, confirmed, shipped }: StockPieces): StockPieces => ({
  received,
  reserved,
  confirmed,
  shipped,
});

const add = (pieces: StockPieces, change: Partial<StockPieces>): StockPieces => ({
  received: pieces.received + (change.received ?? 0),
  reserved: pieces.reserved + (change.reserved ?? 0),
  confirmed: pieces.confirmed + (change.confirmed ?? 0),
  shipped: pieces.shipped + (change.shipped ?? 0),
});

const same = (a: StockPieces, b: StockPieces): boolean =>
  a.received === b.received &&
  a.reserved === b.reserved &&
  a.confirmed === b.confirmed &&
  a.shipped === b.shipped;

/** What stands against an event of a reservation, given the state before it. */
const problemOfReservation = (state: StockState, event: StockEvent): FindingCode | undefined => {
  const { type, data } = event;
  if (!('reservationId' in data)) return undefined;
  const { reservationId } = data;
  const active = state.active.get(reservationId) !== undefined;
  const hasEnded = endOf(state.ended, reservationId) !== undefined;
  switch (type) {
    case 'StockReserved': {
      const inUse = active || hasEnded || mayBeForgotten(state.ended, data.expiresAt);
      return inUse ? 'reservation_reused' : undefined;
    }
    case 'ReservationConfirmed':
    case 'ReservationReleased':
    case 'ReservationExpired':
      if (active) return undefined;
      return hasEnded ? 'reservation_ended_twice' : 'reservation_unknown';
    case 'ReservationExtended':
    case 'ReservationResized':
      return active ? undefined : 'reservation_unknown';
    case 'StockReceived':
    case 'StockAdjusted':
    case 'StockReturned':
    case 'StockShipped':
    case 'StockRestocked':
      return undefined;
    default:
      return assertNever(type);
  }
};

/** The stock of one item, and what its events alone say of it. */
interface Books {
  state: StockState;
  told: StockPieces;
  /** The most that was reserved and sold at one moment. */
  peak: number;
}

/** Holds every prefix of every stock stream against G1, G3 and the conservation of stock. */
export class StockChecks {
  readonly items = new Map<string, Books>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  add(delivered: LedgerEvent<StockEvent>): void {
    const { streamId, event } = delivered;
    const books = this.items.get(streamId) ?? { state: initialStock, told: noPieces, peak: 0 };
    this.items.set(streamId, books);
    const before = books.state;
    if (stockItemId(event.data) !== streamId) {
      const found = stockItemId(event.data);
      const wrong = { event: delivered, expected: streamId, found };
      this.#findings.add('event_in_wrong_stream', wrong);
    }
    const problem = problemOfReservation(before, event);
    if (problem !== undefined) this.#report(problem, delivered);
    if ('movementId' in event.data && before.movements.get(event.data.movementId) !== undefined) {
      this.#findings.add('movement_repeated', { event: delivered, found: event.data.movementId });
    }
    const after = evolveStock(before, event);
    const difference = this.#conserve(books, after, delivered, problem === undefined);
    books.state = after;
    // One report for each fault: what comes after is counted from what is now there.
    books.told = difference ? piecesOf(after) : books.told;
    books.peak = Math.max(books.peak, after.reserved + after.confirmed);
    this.#checkFigures(before, after, delivered);
  }

  #report(code: FindingCode, event: LedgerEvent<StockEvent>): void {
    const { data } = event.event;
    this.#findings.add(code, { event, found: 'reservationId' in data ? data.reservationId : null });
  }

  /** Whether the two tellings differ. */
  #conserve(
    books: Books,
    after: StockState,
    event: LedgerEvent<StockEvent>,
    report: boolean,
  ): boolean {
    books.told = add(books.told, movedBy(event.event));
    const found = piecesOf(after);
    if (same(books.told, found)) return false;
    if (report) this.#findings.add('stock_not_conserved', { event, expected: books.told, found });
    return true;
  }

  /** Reported where it begins, not for every event until it is over. */
  #checkFigures(before: StockState, after: StockState, event: LedgerEvent<StockEvent>): void {
    if (missing(after) > Math.max(0, missing(before))) {
      const found = after.reserved + after.confirmed;
      this.#findings.add('oversold', { event, expected: `<= ${after.received}`, found });
    }
    if (isNegative(after) && !isNegative(before)) {
      this.#findings.add('stock_negative', { event, found: piecesOf(after) });
    }
  }
}

/** Pieces that were promised and are not there. */
const missing = ({ received, reserved, confirmed }: StockPieces): number =>
  reserved + confirmed - received;

const isNegative = ({ received, reserved, confirmed, shipped }: StockPieces): boolean =>
  received < 0 || reserved < 0 || confirmed < 0 || shipped < 0 || shipped > confirmed;
