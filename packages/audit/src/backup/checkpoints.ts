import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** Who keeps a checkpoint. */
export type Keeper = 'projection' | 'process-manager' | 'causes';

/** How far something that follows the ledger has come, by its own account. */
export interface KeptCheckpoint {
  readonly keeper: Keeper;
  /** Such as `order_listing`; with its generation where it is not the one that is read. */
  readonly name: string;
  readonly position: bigint;
  /** The event store that the position belongs to. */
  readonly storeId: string;
}

interface Source {
  readonly keeper: Keeper;
  readonly table: string;
  readonly rows: RawBuilder<{ name: string; position: string; store_id: string }>;
}

/** Of those that are there: a service that never ran has no tables yet. */
const sources: readonly Source[] = [
  {
    keeper: 'projection',
    table: 'read_model.projection_checkpoint',
    rows: sql`
      select name, position, store_id from read_model.projection_checkpoint order by name`,
  },
  {
    keeper: 'projection',
    table: 'read_model.projection_generation',
    rows: sql`
      select name || ' (generation ' || generation || ', ' || status || ')' as name,
        position, store_id
      from read_model.projection_generation
      where status in ('building', 'retired') order by name`,
  },
  {
    keeper: 'process-manager',
    table: 'process_manager.checkpoint',
    rows: sql`select name, position, store_id from process_manager.checkpoint order by name`,
  },
  {
    keeper: 'causes',
    table: 'causes.checkpoint',
    rows: sql`select 'causes' as name, position, store_id from causes.checkpoint`,
  },
];

const isThere = async (db: QueryExecutorProvider, table: string): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${table}) is not null as there`.execute(db);
  return rows[0]?.there ?? false;
};

/** Every checkpoint of the database. */
export const keptCheckpoints = async (
  db: QueryExecutorProvider,
): Promise<readonly KeptCheckpoint[]> => {
  const kept: KeptCheckpoint[] = [];
  for (const { keeper, table, rows: query } of sources) {
    if (!(await isThere(db, table))) continue;
    const { rows } = await query.execute(db);
    for (const { name, position, store_id: storeId } of rows) {
      // Claimed before the first event: it belongs to a store, but says nothing of it.
      kept.push({ keeper, name, position: BigInt(position), storeId });
    }
  }
  return kept;
};
