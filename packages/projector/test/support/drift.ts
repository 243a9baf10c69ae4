import { isDeepStrictEqual } from 'node:util';
import {
  type DomainEvent,
  type EventStore,
  type LedgerEvent,
  readAll,
  readRawAll,
} from '@order-ledger/event-store';
import {
  type Folded,
  addFolded,
  foldEvents,
  keyOfRow,
  keyText,
  nothingFolded,
  orderDetails,
  orderListing,
  product,
  type Projection,
  reservation,
  type RowKey,
  stock,
} from '@order-ledger/projections';
import {
  type ProjectedRow,
  type ProjectionName,
  projectionCategories,
} from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Db } from '../../src/db.ts';
import { listGenerations, liveOf } from '../../src/generations.ts';
import { type KeyedTable, rowsOf, streamsOf } from '../../src/tables.ts';

/*
 * What the rows should be, told by the plainest code there is: everything folded in memory. `audit`
 * does the same for a ledger of any size, but stands behind this package.
 */

/** One column of one row that is not what the events say. */
interface ColumnDifference {
  readonly column: string;
  readonly table: unknown;
  readonly ledger: unknown;
}

interface RowDifference {
  /** Rows, or how far the streams are folded that many rows come from. */
  readonly table: 'rows' | 'streams';
  /** The values of the row's key. */
  readonly key: RowKey;
  /** `missing` from the table, `unexpected` in it, or in both and `different`. */
  readonly kind: 'missing' | 'unexpected' | 'different';
  readonly columns: readonly ColumnDifference[];
}

export interface Drift {
  readonly projection: ProjectionName;
  /** The table was compared as of here: the newest position of which it is, as far as it was asked. */
  readonly position: bigint;
  /** Rows that the events lead to. */
  readonly rows: number;
  readonly events: number;
  readonly differences: readonly RowDifference[];
}

const chunkSize = 1_000;

/** What the events lead to, so far. */
interface Recomputed<Content> {
  position: bigint;
  events: number;
  readonly folded: Folded<Content>;
}

const recompute = async <E extends DomainEvent, Content extends object>(
  eventStore: EventStore,
  projection: Projection<E, Content>,
  state: Recomputed<Content>,
  upTo: bigint,
): Promise<void> => {
  const prefixes = [`${projectionCategories[projection.name]}-`];
  const range = { prefixes, after: state.position, upTo };
  const fold = (events: readonly LedgerEvent<E>[]): void => {
    addFolded(state.folded, foldEvents(projection, state.folded, events));
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

/** The rows of a table in the order of their keys, a page at a time. */
async function* pagesOf(
  db: Db,
  { table, keyColumns }: KeyedTable,
): AsyncGenerator<readonly ProjectedRow[], void, undefined> {
  const keys = sql.join(keyColumns.map((column) => sql.ref(column)));
  let behind = sql``;
  for (;;) {
    const { rows } = await sql<ProjectedRow>`
      select * from ${table} ${behind} order by ${keys} limit ${chunkSize}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    behind = sql`where (${keys}) > (${sql.join(keyOfRow(keyColumns, last))})`;
  }
}

const columnDifferences = (table: object, ledger: object): readonly ColumnDifference[] => {
  const inTable = new Map<string, unknown>(Object.entries(table));
  const inLedger = new Map<string, unknown>(Object.entries(ledger));
  return [...new Set([...inTable.keys(), ...inLedger.keys()])]
    .map((column) => ({ column, table: inTable.get(column), ledger: inLedger.get(column) }))
    .filter((difference) => !isDeepStrictEqual(difference.table, difference.ledger));
};

const compare = async (
  db: Db,
  table: RowDifference['table'],
  keyed: KeyedTable,
  expected: ReadonlyMap<string, object>,
): Promise<readonly RowDifference[]> => {
  const missing = new Set(expected.keys());
  const differences: RowDifference[] = [];
  for await (const rows of pagesOf(db, keyed)) {
    for (const row of rows) {
      const key = keyOfRow(keyed.keyColumns, row);
      const text = keyText(key);
      const columns = columnDifferences(row, expected.get(text) ?? {});
      const kind = missing.delete(text) ? 'different' : 'unexpected';
      if (columns.length > 0) differences.push({ table, key, kind, columns });
    }
  }
  for (const text of missing) {
    const row = expected.get(text) ?? {};
    const key = keyOfRow(keyed.keyColumns, row);
    differences.push({ table, key, kind: 'missing', columns: columnDifferences({}, row) });
  }
  return differences;
};

const compareAll = async <E extends DomainEvent, Content extends object>(
  db: Db,
  projection: Projection<E, Content>,
  generation: number,
  { rows, streams }: Folded<Content>,
): Promise<readonly RowDifference[]> => {
  const ofRows = await compare(db, 'rows', rowsOf(projection, generation), rows);
  if (projection.rowsPerStream === 'one') return ofRows;
  return [...ofRows, ...(await compare(db, 'streams', streamsOf(projection, generation), streams))];
};

/** By their own names: a view may lead elsewhere in the middle of the snapshot. */
const liveTables = async (
  db: Db,
  name: ProjectionName,
): Promise<{ readonly generation: number; readonly position: bigint }> =>
  liveOf(await listGenerations(db, name)) ?? { generation: 1, position: 0n };

/** The head of the ledger when nothing of the projection's streams lies between, else the same. */
const newestSame = async (
  eventStore: EventStore,
  name: ProjectionName,
  position: bigint,
): Promise<bigint> => {
  const head = await eventStore.head();
  const prefixes = [`${projectionCategories[name]}-`];
  const unseen = readRawAll(eventStore, { prefixes, after: position, upTo: head });
  const { done } = await unseen.next();
  await unseen.return();
  return done === true && head > position ? head : position;
};

/**
 * Folds the ledger again and compares every column of every row of the table with the result. The
 * projection may go on meanwhile: one snapshot of table and checkpoint is compared with exactly the
 * events up to that checkpoint. Holds the recomputed rows in memory.
 */
async function findDrift<E extends DomainEvent, Content extends object>(
  db: Db,
  eventStore: EventStore,
  projection: Projection<E, Content>,
): Promise<Drift> {
  const { name } = projection;
  const state: Recomputed<Content> = { position: 0n, events: 0, folded: nothingFolded() };
  // The long way before the snapshot is taken, so that no transaction stays open for it.
  await recompute(eventStore, projection, state, (await liveTables(db, name)).position);
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  const differences = await snapshot.execute(async (tx) => {
    const { generation, position } = await liveTables(tx, name);
    await recompute(eventStore, projection, state, position);
    return await compareAll(tx, projection, generation, state.folded);
  });
  const position = await newestSame(eventStore, name, state.position);
  return {
    projection: name,
    position,
    rows: state.folded.rows.size,
    events: state.events,
    differences,
  };
}

/** Compares every table with the ledger. */
export const findAllDrift = async (db: Db, eventStore: EventStore): Promise<readonly Drift[]> => [
  await findDrift(db, eventStore, orderListing),
  await findDrift(db, eventStore, orderDetails),
  await findDrift(db, eventStore, stock),
  await findDrift(db, eventStore, reservation),
  await findDrift(db, eventStore, product),
];
