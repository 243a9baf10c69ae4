import type { OrderState, StockState } from '@order-ledger/domain';
import type { RawEvent } from '@order-ledger/event-store';
import { projectionCategories } from '@order-ledger/read-model';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { CertifiedCheck } from './certificate/certified-check.ts';
import type { CertifiedHeads } from './certificate/certified-check.ts';
import { MerkleTree } from './certificate/merkle.ts';
import type { StreamHead } from './checks/chain.ts';
import { Findings } from './findings.ts';
import { PartitionChecks } from './partition.ts';
import type { AuditProgress, AuditReport } from './report.ts';
import { TableRows, compareRows } from './rows/compare.ts';
import type { ProjectionSnapshot } from './rows/projected.ts';
import { reportRows } from './rows/report.ts';
import { putRows } from './rows/snapshot.ts';
import { putEvents } from './spool/put-events.ts';
import { parseRecord } from './spool/records.ts';
import { Spool, partitionCount } from './spool/spool.ts';

/** Hears of every order and every stock item in its last state: for whoever wants to count more. */
export interface AuditObserver {
  readonly order?: (orderId: string, state: OrderState) => void;
  /** `peak`: the most pieces that were reserved and sold at one moment. */
  readonly stock?: (itemId: string, state: StockState, peak: number) => void;
  /** In the order of the certificate. */
  readonly head?: (head: StreamHead) => void;
}

export interface AuditSettings {
  /** Findings that are listed; all are counted. Default 100. */
  readonly limit?: number;
  /**
   * Orders and reservations that changed within this time before `now` need not agree yet: the
   * process manager may be at work. Default 5 minutes.
   */
  readonly settleMs?: number;
  readonly now?: Date;
  readonly certificate?: CertifiedHeads;
  readonly observer?: AuditObserver;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** What is audited. */
export interface AuditSource extends AuditSettings {
  readonly storeId: string;
  readonly db: Kysely<ReadModelDatabase> | undefined;
  /** Asked once the rows are read, so that no row is newer than what it says. */
  readonly pin: () => Promise<bigint>;
  readonly events: (upTo: bigint) => AsyncIterable<RawEvent>;
}

const defaultLimit = 100;
const defaultSettleMs = 5 * 60_000;
const progressEvery = 1_024;

interface Totals {
  streams: number;
  orders: number;
  ordersInFlight: number;
  openReservations: number;
}

/** One audit, from its first row to its last partition. */
class Audit {
  readonly #source: AuditSource;
  readonly #spool: Spool;
  readonly #findings: Findings;
  readonly #tree = new MerkleTree();
  readonly #certified: CertifiedCheck | undefined;
  readonly #totals: Totals = { streams: 0, orders: 0, ordersInFlight: 0, openReservations: 0 };

  constructor(source: AuditSource, spool: Spool) {
    this.#source = source;
    this.#spool = spool;
    this.#findings = new Findings(source.limit ?? defaultLimit);
    const { certificate } = source;
    this.#certified = certificate && new CertifiedCheck(certificate, this.#findings);
  }

  async run(): Promise<AuditReport> {
    const { storeId, db } = this.#source;
    const projections = db === undefined ? [] : await this.#putRows(db);
    const position = await this.#source.pin();
    this.#certified?.begin(storeId, position);
    for (const { name, position: found } of projections) {
      if (found <= position) continue;
      const table = 'read_model.projection_checkpoint';
      const row = { projection: name, table, key: [name], column: 'position' };
      this.#findings.add('checkpoint_beyond_head', { row, expected: `<= ${position}`, found });
    }
    const drained = await this.#putEvents(position, projections);
    for (let partition = 0; partition < partitionCount; partition += 1) {
      this.#source.signal?.throwIfAborted();
      await this.#check(partition, projections);
      const done = partition + 1;
      this.#source.onProgress?.({ phase: 'checks', done, fraction: done / partitionCount });
    }
    await this.#certified?.finish();
    return {
      storeId,
      position,
      lastEventPosition: drained.lastPosition,
      lastEventAt: drained.lastAt,
      events: drained.events,
      eventsByCategory: Object.fromEntries(drained.byCategory),
      root: this.#tree.root(),
      ...this.#totals,
      projections,
      certifiedUpTo: this.#source.certificate?.position ?? null,
      findingCount: this.#findings.total,
      findingsByCode: Object.fromEntries(this.#findings.counts),
      findings: this.#findings.listed,
    };
  }

  async #putRows(db: Kysely<ReadModelDatabase>): Promise<readonly ProjectionSnapshot[]> {
    const { storeId, signal, onProgress } = this.#source;
    let done = 0;
    return await putRows(db, storeId, this.#spool, this.#findings, (rows) => {
      signal?.throwIfAborted();
      done += rows;
      onProgress?.({ phase: 'rows', done, fraction: null });
    });
  }

  async #putEvents(upTo: bigint, projections: readonly ProjectionSnapshot[]) {
    const { signal, onProgress } = this.#source;
    let done = 0;
    const events = this.#source.events(upTo);
    return await putEvents(events, this.#spool, this.#findings, (category, { position }) => {
      for (const projection of projections) {
        if (position <= projection.position) continue;
        if (projectionCategories[projection.name] === category) projection.behind += 1;
      }
      done += 1;
      if (done % progressEvery !== 0) return;
      signal?.throwIfAborted();
      const fraction = upTo === 0n ? null : Math.min(1, Number(position) / Number(upTo));
      onProgress?.({ phase: 'events', done, fraction });
    });
  }

  async #check(partition: number, projections: readonly ProjectionSnapshot[]): Promise<void> {
    const certifiedUpTo = this.#source.certificate?.position ?? null;
    const checks = new PartitionChecks(this.#findings, { projections, certifiedUpTo });
    const rows = new TableRows();
    for await (const lines of this.#spool.read(partition)) {
      for (const line of lines) {
        const record = parseRecord(line);
        if (record.kind === 'event') checks.addEvent(record);
        else if (record.kind === 'fact') checks.addFact(record);
        else rows.add(record, checks.folds.keyColumns(record));
      }
    }
    const { settleMs = defaultSettleMs, now = new Date() } = this.#source;
    checks.finish(new Date(now.getTime() - settleMs));
    const differences = checks.folds.all.flatMap((fold) => compareRows(fold, rows.of(fold)));
    await reportRows(this.#findings, this.#spool, partition, projections, differences);
    await this.#count(partition, checks);
  }

  async #count(partition: number, checks: PartitionChecks): Promise<void> {
    const { observer } = this.#source;
    for (const head of checks.chains.heads()) {
      this.#tree.add(head);
      this.#totals.streams += 1;
      observer?.head?.(head);
    }
    await this.#certified?.check(partition, checks.chains.certifiedHeads());
    for (const [orderId, { state }] of checks.orders.orders) {
      this.#totals.orders += 1;
      observer?.order?.(orderId, state);
    }
    for (const [itemId, { state, peak }] of checks.stock.items) {
      this.#totals.openReservations += state.active.size;
      observer?.stock?.(itemId, state, peak);
    }
    this.#totals.ordersInFlight += checks.agreement.inFlight;
  }
}

/** Replays what there is, in bounded memory, and says everything that is wrong with it. */
export const audit = async (source: AuditSource): Promise<AuditReport> => {
  using spool = new Spool();
  return await new Audit(source, spool).run();
};
