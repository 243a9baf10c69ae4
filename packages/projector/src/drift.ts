import { isDeepStrictEqual } from 'node:util';
import {
  type DomainEvent,
  type EventStore,
  type LedgerEvent,
  readAll,
} from '@order-ledger/event-store';
import type { ProjectedRow, ProjectionName } from '@order-ledger/read-model';
import { sql } from 'kysely';
import { type Db, type Projection, foldEvents } from './projection.ts';
import { tableOf } from './save-rows.ts';

/** One column of one row that is not what the events say. */
export interface ColumnDifference {
  readonly column: string;
  readonly table: unknown;
  readonly ledger: unknown;
}

export interface RowDifference {
  readonly streamId: string;
  /** `missing` from the table, `unexpected` in it, or in both and `different`. */
  readonly kind: 'missing' | 'unexpected' | 'different';
  readonly columns: readonly ColumnDifference[];
}

export interface Drift {
  readonly projection: ProjectionName;
  /** The table was compared as of here. */
  readonly position: bigint;
  /** Rows that the events lead to. */
  readonly rows: number;
  readonly events: number;
  readonly differences: readonly RowDifference[];
}

type Row<Content> = Content & ProjectedRow;

const chunkSize = 1_000;

/** What the events lead to, so far. */
interface Recomputed<Content> {
  position: bigint;
  events: number;
  readonly rows: Map<string, Row<Content>>;
}

const recompute = async <E extends DomainEvent, Content extends object>(
  eventStore: EventStore,
  projection: Projection<E, Content>,
  state: Recomputed<Content>,
  upTo: bigint,
): Promise<void> => {
  const prefixes = [`${projection.category}-`];
  const range = { prefixes, after: state.position, upTo };
  const fold = (events: readonly LedgerEvent<E>[]): void => {
    for (const [id, row] of foldEvents(projection, state.rows, events)) state.rows.set(id, row);
    state.events += events.length;
  };
  let chunk: LedgerEvent<E>[] = [];
  for await (const event of readAll(eventStore, () => projection.codec, range)) {
    chunk.push(event);
    if (chunk.length < chunkSize) continue;
    fold(chunk);
    chunk = [];
  }
  fold(chunk);
  state.position = upTo;
};

/** The rows of the table in the order of their keys, a page at a time. */
async function* pagesOf<E extends DomainEvent, Content extends object>(
  db: Db,
  { name, keyColumns }: Projection<E, Content>,
): AsyncGenerator<readonly Row<Content>[], void, undefined> {
  const keys = sql.join(keyColumns.map((column) => sql.ref(column)));
  let behind = sql``;
  for (;;) {
    const { rows } = await sql<Row<Content>>`
      select * from ${tableOf(name)} ${behind} order by ${keys} limit ${chunkSize}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    const values = new Map<string, unknown>(Object.entries(last));
    const place = sql.join(keyColumns.map((column) => sql`${values.get(column)}`));
    behind = sql`where (${keys}) > (${place})`;
  }
}

const columnDifferences = (table: object, ledger: object): readonly ColumnDifference[] => {
  const inTable = new Map<string, unknown>(Object.entries(table));
  const inLedger = new Map<string, unknown>(Object.entries(ledger));
  return [...new Set([...inTable.keys(), ...inLedger.keys()])]
    .map((column) => ({ column, table: inTable.get(column), ledger: inLedger.get(column) }))
    .filter((difference) => !isDeepStrictEqual(difference.table, difference.ledger));
};

const compare = async <E extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<E, Content>,
  expected: ReadonlyMap<string, Row<Content>>,
): Promise<readonly RowDifference[]> => {
  const missing = new Set(expected.keys());
  const differences: RowDifference[] = [];
  for await (const rows of pagesOf(db, projection)) {
    for (const row of rows) {
      const streamId = projection.streamIdOf(row);
      const columns = columnDifferences(row, expected.get(streamId) ?? {});
      const kind = missing.delete(streamId) ? 'different' : 'unexpected';
      if (columns.length > 0) differences.push({ streamId, kind, columns });
    }
  }
  for (const streamId of missing) {
    const columns = columnDifferences({}, expected.get(streamId) ?? {});
    differences.push({ streamId, kind: 'missing', columns });
  }
  return differences;
};

const positionOf = async (db: Db, name: ProjectionName): Promise<bigint> => {
  const row = await db
    .selectFrom('read_model.projection_checkpoint')
    .select('position')
    .where('name', '=', name)
    .executeTakeFirst();
  return BigInt(row?.position ?? 0);
};

/**
 * Folds the ledger again and compares every column of every row of the table with the result. The
 * projection may go on meanwhile: one snapshot of table and checkpoint is compared with exactly the
 * events up to that checkpoint. Holds the recomputed rows in memory.
 */
export async function findDrift<E extends DomainEvent, Content extends object>(
  db: Db,
  eventStore: EventStore,
  projection: Projection<E, Content>,
): Promise<Drift> {
  const state: Recomputed<Content> = { position: 0n, events: 0, rows: new Map() };
  // The long way before the snapshot is taken, so that no transaction stays open for it.
  await recompute(eventStore, projection, state, await positionOf(db, projection.name));
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    await recompute(eventStore, projection, state, await positionOf(tx, projection.name));
    const differences = await compare(tx, projection, state.rows);
    const { position, events } = state;
    return { projection: projection.name, position, rows: state.rows.size, events, differences };
  });
}
