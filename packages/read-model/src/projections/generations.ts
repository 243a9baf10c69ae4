import { type Kysely, sql } from 'kysely';
import type { ProjectionName } from '../names/index.ts';
import type { ReadModelDatabase } from './database.ts';
import { orderDetailsTable } from './order-details.table.ts';
import { orderListingTable } from './order-listing.table.ts';
import { type TableDefinition, inReadModel } from './physical-tables.ts';
import { productTable } from './product.table.ts';
import { streamTable } from './projected-row.ts';
import { reservationTable } from './reservation.table.ts';
import { stockTable } from './stock.table.ts';

type Db = Kysely<ReadModelDatabase>;

/** The tables of each projection by the name that queries use. */
const definitions: Readonly<Record<ProjectionName, Readonly<Record<string, TableDefinition>>>> = {
  order_listing: { order_listing: orderListingTable },
  order_details: { order_details: orderDetailsTable },
  stock: { stock: stockTable },
  reservation: { reservation: reservationTable, reservation_stream: streamTable },
  product: { product: productTable },
};

/** The table of one generation, without its schema: `order_listing_g3`. */
export const generationTable = (table: string, generation: number): string =>
  `${table}_g${generation}`;

const tablesOf = (name: ProjectionName, generation: number) =>
  Object.entries(definitions[name]).map(([view, definition]) => ({
    view,
    definition,
    table: generationTable(view, generation),
  }));

/** Makes the tables of a generation, empty, without their secondary indexes. */
export async function createGenerationTables(
  db: Db,
  name: ProjectionName,
  generation: number,
): Promise<void> {
  for (const { definition, table } of tablesOf(name, generation)) {
    await definition.table(table).execute(db);
  }
}

/** Makes the indexes that a generation lacks, and has the planner know what is in its tables. */
export async function createGenerationIndexes(
  db: Db,
  name: ProjectionName,
  generation: number,
): Promise<void> {
  for (const { definition, table } of tablesOf(name, generation)) {
    for (const index of definition.indexes(table)) await index.execute(db);
    const { rows } = await sql<{ column: string }>`
      select attname as column from pg_attribute
      where attrelid = ${`read_model.${table}`}::regclass and attnum > 0 and not attisdropped
        and atttypid <> 'jsonb'::regtype`.execute(db);
    // No query asks for what is within a document, and counting documents takes longest.
    const columns = sql.join(rows.map(({ column }) => sql.ref(column)));
    await sql`analyze ${inReadModel(table)} (${columns})`.execute(db);
  }
}

/**
 * Has queries read a generation from now on, once the transaction commits. Waits for the queries
 * that are running; the next ones wait for it.
 *
 * A view whose columns stay is replaced, which keeps what has been granted on it.
 */
export async function pointViewsAt(
  db: Db,
  name: ProjectionName,
  generation: number,
): Promise<void> {
  for (const { view, table } of tablesOf(name, generation)) {
    const definition = sql`view ${inReadModel(view)} as select * from ${inReadModel(table)}`;
    await sql`
      do $$ begin
        create or replace ${definition};
      exception when invalid_table_definition then
        drop view if exists ${inReadModel(view)};
        create ${definition};
      end $$`.execute(db);
  }
}

/**
 * Waits for the queries of a projection, and has the next ones wait until the transaction ends. A
 * query locks a view and then its table: who takes the table first, to drop it, and then the view
 * meets one half-way, and PostgreSQL ends one of the two.
 */
export async function holdQueries(db: Db, name: ProjectionName): Promise<void> {
  const views = tablesOf(name, 0).map(({ view }) => inReadModel(view));
  await sql`lock table ${sql.join(views)} in access exclusive mode`.execute(db);
}

/** Drops the tables of a generation, as far as they are there, and views that still read them. */
export async function dropGenerationTables(
  db: Db,
  name: ProjectionName,
  generation: number,
): Promise<void> {
  for (const { table } of tablesOf(name, generation)) {
    await sql`drop table if exists ${inReadModel(table)} cascade`.execute(db);
  }
}
