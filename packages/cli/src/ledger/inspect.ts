import { runAudit } from '@order-ledger/audit';
import type { AuditReport } from '@order-ledger/audit';
import { availableOf } from '@order-ledger/domain';
import type { OrderStatus, StockState } from '@order-ledger/domain';
import type { EventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';

/** Pieces. `received = available + reserved + confirmed`. */
export interface StockFigures {
  readonly received: number;
  readonly reserved: number;
  readonly confirmed: number;
  readonly available: number;
  /** The most that were reserved and confirmed at one moment. */
  readonly peak: number;
}

/** An audit, and the ledger of a test or a demo by name: for ledgers that fit into memory. */
export interface Inspection {
  readonly report: AuditReport;
  /** The status of every order that was placed, by its id. */
  readonly orders: ReadonlyMap<string, OrderStatus>;
  readonly stock: ReadonlyMap<string, StockFigures>;
}

const figuresOf = (state: StockState, peak: number): StockFigures => ({
  received: state.received,
  reserved: state.reserved,
  confirmed: state.confirmed,
  available: availableOf(state),
  peak,
});

/**
 * Audits a ledger that has settled: orders and their stock must agree by now. Without `db` its
 * streams alone.
 */
export const inspectLedger = async (
  eventStore: EventStore,
  db?: Kysely<ReadModelDatabase>,
): Promise<Inspection> => {
  const orders = new Map<string, OrderStatus>();
  const stock = new Map<string, StockFigures>();
  const report = await runAudit({
    eventStore,
    ...(db && { db }),
    settleMs: 0,
    observer: {
      order: (orderId, { status }) => orders.set(orderId, status),
      stock: (itemId, state, peak) => stock.set(itemId, figuresOf(state, peak)),
    },
  });
  return { report, orders, stock };
};
