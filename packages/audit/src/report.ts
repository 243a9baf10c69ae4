import type { Category } from '@order-ledger/contracts';
import type { ProjectionName } from '@order-ledger/read-model';
import type { Finding, FindingCode } from './findings.ts';

/** A projection as it was compared. */
export interface AuditedProjection {
  readonly name: ProjectionName;
  readonly version: number;
  /** Its rows were held against the events up to here. */
  readonly position: bigint;
  readonly rows: number;
  /** Events of its streams that it has not seen yet: no fault, it comes to them. */
  readonly behind: number;
  /** `false`: of another store or version, so there was nothing to hold them against. */
  readonly compared: boolean;
}

/** What an audit came to. */
export interface AuditReport {
  /** Names the event store; empty for an export. */
  readonly storeId: string;
  /** Everything up to here was looked at, nothing behind it. */
  readonly position: bigint;
  /** Of the newest event of the ledger; `0` when there is none. */
  readonly lastEventPosition: bigint;
  /** When the newest of the events was written; `null` when there is none. */
  readonly lastEventAt: Date | null;
  readonly events: number;
  readonly streams: number;
  readonly eventsByCategory: Readonly<Partial<Record<Category, number>>>;
  /** Merkle root over the heads of all streams, SHA-256 in hex. */
  readonly root: string;
  readonly orders: number;
  /** Of these: orders that are not settled, so that stock may still change for them. */
  readonly ordersInFlight: number;
  /** Reservations that are neither confirmed nor released nor expired. */
  readonly openReservations: number;
  /** Empty when no read model was compared. */
  readonly projections: readonly AuditedProjection[];
  /** Position of the certificate that it was held against. */
  readonly certifiedUpTo: bigint | null;
  /** All of them; listed are the first. */
  readonly findingCount: number;
  readonly findingsByCode: Readonly<Partial<Record<FindingCode, number>>>;
  readonly findings: readonly Finding[];
}

/** How far an audit is. */
export interface AuditProgress {
  /** Reading the tables, reading the ledger, holding one against the other. */
  readonly phase: 'rows' | 'events' | 'checks';
  /** Rows, events or partitions so far. */
  readonly done: number;
  /** From 0 to 1; `null` while nothing is known. */
  readonly fraction: number | null;
}
