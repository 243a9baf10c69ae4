import { codecs } from '@order-ledger/contracts';
import { initialOrder } from '@order-ledger/domain';
import type { OrderEvent, StockEvent } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import { Agreement } from './checks/agreement.ts';
import { Chains } from './checks/chain.ts';
import { OrderChecks } from './checks/order.ts';
import { OtherChecks } from './checks/others.ts';
import { Reservations } from './checks/reservations.ts';
import { StockChecks } from './checks/stock.ts';
import { decodeSpooled } from './decode.ts';
import type { Findings } from './findings.ts';
import { createFolds } from './rows/projected.ts';
import type { Folds, ProjectionSnapshot } from './rows/projected.ts';
import type { SpooledEvent } from './spool/records.ts';

export interface PartitionOptions {
  readonly projections: readonly ProjectionSnapshot[];
  readonly certifiedUpTo: bigint | null;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Everything that belongs together, as far as it is in one partition, event by event. */
export class PartitionChecks {
  readonly chains: Chains;
  readonly orders: OrderChecks;
  readonly stock: StockChecks;
  readonly agreement: Agreement;
  readonly folds: Folds;
  readonly #findings: Findings;
  readonly #others: OtherChecks;
  readonly #reservations = new Reservations();

  constructor(findings: Findings, { projections, certifiedUpTo }: PartitionOptions) {
    this.#findings = findings;
    this.chains = new Chains(findings, certifiedUpTo);
    this.orders = new OrderChecks(findings);
    this.stock = new StockChecks(findings);
    this.#others = new OtherChecks(findings);
    this.agreement = new Agreement(findings, this.#reservations);
    this.folds = createFolds(projections);
  }

  /** An event of a stream of this partition; goes on behind one that cannot be read. */
  addEvent(spooled: SpooledEvent): void {
    const metadata: unknown = JSON.parse(spooled.metadataJson);
    this.chains.add(spooled, metadata);
    try {
      this.#dispatch(spooled, metadata);
    } catch (error) {
      this.#findings.add('unreadable_event', { event: spooled, found: messageOf(error) });
    }
  }

  /** An event of a reservation that belongs to this partition, whose stream need not. */
  addFact(spooled: SpooledEvent): void {
    const metadata: unknown = JSON.parse(spooled.metadataJson);
    let fact: LedgerEvent<StockEvent>;
    try {
      fact = decodeSpooled(spooled, metadata, codecs.stockReservation);
    } catch {
      // Reported in the partition of its stream.
      return;
    }
    const { data } = fact.event;
    if ('reservationId' in data) this.#reservations.add(data.reservationId, fact);
    for (const fold of this.folds.reservation) fold.add(fact);
  }

  /** What can be said at the end of a stream only. */
  finish(settledBefore: Date): void {
    this.orders.finish();
    this.agreement.finish(this.orders.orders, settledBefore);
  }

  #dispatch(spooled: SpooledEvent, metadata: unknown): void {
    switch (spooled.category) {
      case 'order':
        this.#addOrder(decodeSpooled(spooled, metadata, codecs.order));
        return;
      case 'stockReservation': {
        const event = decodeSpooled(spooled, metadata, codecs.stockReservation);
        this.stock.add(event);
        for (const fold of this.folds.stock) fold.add(event);
        return;
      }
      case 'product': {
        const event = decodeSpooled(spooled, metadata, codecs.product);
        this.#others.addProduct(event);
        for (const fold of this.folds.product) fold.add(event);
        return;
      }
      case 'hold': {
        const event = decodeSpooled(spooled, metadata, codecs.hold);
        this.#others.addHold(event);
        this.agreement.addHoldEvent(event);
        return;
      }
      case 'orderNumbers':
        this.#others.addNumbers(decodeSpooled(spooled, metadata, codecs.orderNumbers));
        return;
      case 'idempotencyKey':
        this.#others.addKey(decodeSpooled(spooled, metadata, codecs.idempotencyKey));
        return;
      default:
        throw new TypeError(`no codec for ${spooled.stream}`);
    }
  }

  #addOrder(event: LedgerEvent<OrderEvent>): void {
    const before = this.orders.orders.get(event.streamId)?.state ?? initialOrder;
    this.agreement.addOrderEvent(event, before);
    this.orders.add(event);
    for (const fold of this.folds.order) fold.add(event);
  }
}
