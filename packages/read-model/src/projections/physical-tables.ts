import { type RawBuilder, sql } from 'kysely';

/*
 * Tables are made for each generation anew, in today's shape: it may differ from what migrations
 * have left. Ids are compared byte by byte ("C"): exact, fast, and independent of the server's
 * locale. Listing indexes end in (placed_at, order_id), the order of every list, so that a page is
 * read from the index without a sort.
 */

/** Today's shape of one table, whatever it is called. */
export interface TableDefinition {
  /** `create table`, with the primary key. */
  readonly table: (name: string) => RawBuilder<unknown>;
  /** `create index if not exists` of every other index; a table that is being filled has none. */
  readonly indexes: (name: string) => readonly RawBuilder<unknown>[];
}

/** What every row says about the stream that it is folded from. */
export const projectedColumns = sql`
  updated_at timestamptz not null,
  revision bigint not null,
  position numeric(20, 0) not null`;

export const inReadModel = (name: string): RawBuilder<unknown> => sql.table(`read_model.${name}`);

/** An index of a table, by the table's name and what it is by. */
export const indexOn = (
  table: string,
  by: string,
  definition: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  create index if not exists ${sql.id(`${table}_by_${by}`)} on ${inReadModel(table)} ${definition}`;
