import type { HoldEvent, KeyUsed, OrderNumbersLeased, ProductEvent } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { Findings } from '../findings.ts';

/** What must hold of the streams that decide little: products, holds, order numbers, keys. */
export class OtherChecks {
  readonly #findings: Findings;
  readonly #products = new Map<string, 'listed' | 'discontinued'>();
  readonly #nextNumbers = new Map<string, number>();
  readonly #decided = new Set<string>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  addProduct(delivered: LedgerEvent<ProductEvent>): void {
    const { streamId, event } = delivered;
    this.#isAbout(delivered, event.data.productId);
    const before = this.#products.get(streamId);
    const legal = event.type === 'ProductCreated' ? before === undefined : before === 'listed';
    if (!legal) {
      this.#findings.add('product_illegal_event', { event: delivered, found: before ?? 'unknown' });
    }
    const after = event.type === 'ProductDiscontinued' ? 'discontinued' : 'listed';
    this.#products.set(streamId, after);
  }

  addNumbers(delivered: LedgerEvent<OrderNumbersLeased>): void {
    const { streamId, event } = delivered;
    const { day, first, count } = event.data;
    this.#isAbout(delivered, day);
    const expected = this.#nextNumbers.get(streamId) ?? 1;
    if (first !== expected) {
      this.#findings.add('order_numbers_overlap', { event: delivered, expected, found: first });
    }
    this.#nextNumbers.set(streamId, first + count);
  }

  addHold(delivered: LedgerEvent<HoldEvent>): void {
    this.#isAbout(delivered, delivered.event.data.holdId);
    this.#decideOnce(delivered);
  }

  addKey(delivered: LedgerEvent<KeyUsed>): void {
    this.#decideOnce(delivered);
  }

  #isAbout(event: LedgerEvent, found: string): void {
    const expected = event.streamId;
    if (found !== expected) this.#findings.add('event_in_wrong_stream', { event, expected, found });
  }

  #decideOnce(event: LedgerEvent): void {
    if (this.#decided.has(event.stream)) {
      this.#findings.add('more_than_one_decision', { event, found: event.revision });
    }
    this.#decided.add(event.stream);
  }
}
