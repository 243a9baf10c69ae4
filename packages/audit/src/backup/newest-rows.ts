import type { ProjectionName } from '@order-ledger/read-model';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** The event that the newest row of a projection says it was written for. */
export interface NewestRow {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** When the event was stored. */
  readonly at: Date;
}

type Newest = RawBuilder<{ stream: string; revision: string; position: string; updated_at: Date }>;

const newest = (table: string, stream: RawBuilder<string>): Newest => sql`
  select ${stream} as stream, revision, position, updated_at from ${sql.table(`read_model.${table}`)}
  order by position desc limit 1`;

const stockStream = sql<string>`'stockReservation-' || warehouse_id || '.' || product_id`;
const orderStream = sql<string>`'order-' || order_id`;

const queries: Readonly<Record<ProjectionName, Newest>> = {
  order_listing: newest('order_listing', orderStream),
  order_details: newest('order_details', orderStream),
  stock: newest('stock', stockStream),
  reservation: newest('reservation_stream', sql<string>`'stockReservation-' || stream_id`),
  product: newest('product', sql<string>`'product-' || product_id`),
};

/** `undefined` for an empty table, and for what is no projection that is read. */
export const newestRow = async (
  db: QueryExecutorProvider,
  name: string,
): Promise<NewestRow | undefined> => {
  const query = new Map(Object.entries(queries)).get(name);
  if (query === undefined) return undefined;
  const [row] = (await query.execute(db)).rows;
  return (
    row && {
      stream: row.stream,
      revision: BigInt(row.revision),
      position: BigInt(row.position),
      at: row.updated_at,
    }
  );
};
