import type { ProjectionName, ReadModelDatabase } from '@order-ledger/read-model';
import { generationTable, projectionNames } from '@order-ledger/read-model';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Findings } from '../findings.ts';
import { keyOfReservation } from '../spool/put-events.ts';
import { recordOfRow } from '../spool/records.ts';
import type { SpooledRow } from '../spool/records.ts';
import { type Spool, partitionOf } from '../spool/spool.ts';
import { type ProjectionSnapshot, versionOf } from './projected.ts';

type Db = Kysely<ReadModelDatabase>;

interface TableOf {
  readonly part: SpooledRow['part'];
  readonly name: string;
  /** What the partition of a row follows from, in SQL. */
  readonly key: string;
}

const tablesOf: Readonly<Record<ProjectionName, readonly TableOf[]>> = {
  order_listing: [{ part: 'rows', name: 'order_listing', key: 'order_id' }],
  order_details: [{ part: 'rows', name: 'order_details', key: 'order_id' }],
  stock: [{ part: 'rows', name: 'stock', key: "warehouse_id || '.' || product_id" }],
  reservation: [
    { part: 'rows', name: 'reservation', key: 'reservation_id' },
    { part: 'streams', name: 'reservation_stream', key: 'stream_id' },
  ],
  product: [{ part: 'rows', name: 'product', key: 'product_id' }],
};

/** As queries name it. */
export const tableName = (projection: ProjectionName, part: SpooledRow['part']): string =>
  `read_model.${tablesOf[projection].find((table) => table.part === part)?.name ?? projection}`;

const fetchedRows = 2_000;

/** Whatever is no JSON becomes text, whatever the types of the columns are. */
const selectionOf = async (db: Db, table: string): Promise<string | undefined> => {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'read_model' and table_name = ${table}
    order by ordinal_position`.execute(db);
  const columns = rows.map(({ name, type }) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    if (type === 'ARRAY') return `to_jsonb(${quoted}) as ${quoted}`;
    return type === 'jsonb' || type === 'json' ? quoted : `${quoted}::text as ${quoted}`;
  });
  return columns.length === 0 ? undefined : columns.join(', ');
};

const putTable = async (
  db: Db,
  projection: ProjectionName,
  { part, name, key }: TableOf,
  generation: number | undefined,
  spool: Spool,
  onRows: (rows: number) => void,
): Promise<boolean> => {
  const selection = await selectionOf(db, name);
  if (selection === undefined) return false;
  // By its own name: the view may lead to another generation before the snapshot is over.
  const physical = generation === undefined ? name : generationTable(name, generation);
  const cursor = sql.id(`audit_${name}`);
  await sql`
    declare ${cursor} no scroll cursor for
    select ${sql.raw(key)} as key, (
      select row_to_json(texts)::text from (select ${sql.raw(selection)}) texts
    ) as json
    from ${sql.table(`read_model.${physical}`)}`.execute(db);
  for (;;) {
    const { rows } = await sql<{ key: string; json: string }>`
      fetch ${sql.lit(fetchedRows)} from ${cursor}`.execute(db);
    for (const row of rows) {
      const partition = partitionOf(keyOfReservation(row.key));
      spool.write(partition, recordOfRow(projection, part, row.json));
    }
    onRows(rows.length);
    if (rows.length < fetchedRows) break;
  }
  await sql`close ${cursor}`.execute(db);
  return true;
};

/**
 * Puts down every row of every read model, and says how far each had come: one snapshot, which is
 * over when the rows are read. Projections may go on meanwhile.
 */
export const putRows = async (
  db: Db,
  storeId: string,
  spool: Spool,
  findings: Findings,
  onRows: (rows: number) => void,
): Promise<readonly ProjectionSnapshot[]> => {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    await sql`set local time zone 'UTC'`.execute(tx);
    await sql`set local datestyle = 'ISO'`.execute(tx);
    const checkpoints = await tx
      .selectFrom('read_model.projection_generation')
      .select(['name', 'generation', 'version', 'store_id', 'position'])
      .where('status', '=', 'live')
      .execute();
    const snapshots: ProjectionSnapshot[] = [];
    for (const name of projectionNames) {
      const checkpoint = checkpoints.find((each) => each.name === name);
      const version = checkpoint?.version ?? versionOf(name);
      const row = { projection: name, table: 'read_model.projection_checkpoint', key: [name] };
      const isOurs = checkpoint === undefined || checkpoint.store_id === storeId;
      if (!isOurs) {
        findings.add('checkpoint_of_another_store', {
          row: { ...row, column: 'store_id' },
          expected: storeId,
          found: checkpoint.store_id,
        });
      }
      if (version !== versionOf(name)) {
        findings.add('projection_of_another_version', {
          row: { ...row, column: 'version' },
          expected: versionOf(name),
          found: version,
        });
      }
      const position = isOurs ? BigInt(checkpoint?.position ?? 0) : 0n;
      const compared = isOurs && version === versionOf(name);
      const projection: ProjectionSnapshot = {
        name,
        version,
        position,
        rows: 0,
        behind: 0,
        compared,
      };
      snapshots.push(projection);
      if (!compared) continue;
      for (const table of tablesOf[name]) {
        const isThere = await putTable(tx, name, table, checkpoint?.generation, spool, (rows) => {
          projection.rows += rows;
          onRows(rows);
        });
        if (isThere) continue;
        const missing = { projection: name, table: `read_model.${table.name}`, key: [] };
        findings.add('table_missing', { row: { ...missing, column: null } });
      }
    }
    return snapshots;
  });
};
