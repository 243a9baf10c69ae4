import { type Kysely, sql } from 'kysely';
import type { ReadModelDatabase } from '../../src/index.ts';

/*
 * The read models of a shop with 20,000 orders of 2,000 customers in 90 days: enough for the planner
 * to choose as it would with more. All of it is read by `analyze`, so the plans are always the same.
 */

const details = sql`
  insert into read_model.order_details
  select 'order-' || n, 'ORD-' || n, 'user-' || n % 2000, status,
    jsonb_build_array(
      jsonb_build_object('to', 'reserved', 'recordedAt', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    ),
    '[]', 'USD', 1999, 0, 0, 0, 1999, '{}', null, null, 'card', null, '[]', '[]', '[]', '[]', '[]',
    '[]', null, null, at, at, null, at, 1, n
  from generate_series(1, 20000) n,
    lateral (select timestamptz '2026-09-01' + n * interval '389 seconds' as at) placed,
    lateral (
      select case when n > 19800 then 'reserved' when n % 5 = 0 then 'cancelled' else 'delivered' end
      as status
    ) now`;

const listing = sql`
  insert into read_model.order_listing
  select order_id, order_number, user_id, status, currency, total, 1,
    array['product-' || position % 500], '[]', placed_at, updated_at, revision, position
  from read_model.order_details`;

const stock = sql`
  insert into read_model.stock
  select 'product-' || p, 'warehouse-' || w, 100, 1, 1, 0, timestamptz '2026-09-01', 1, 1
  from generate_series(0, 4999) p, generate_series(1, 2) w`;

const reservation = sql`
  insert into read_model.reservation
  select order_id, 'product-' || position % 500, 'warehouse-1', 1, 'confirmed', null, 0, 0,
    placed_at, placed_at, null, placed_at, 1, position
  from read_model.order_details`;

const product = sql`
  insert into read_model.product
  select 'product-' || p, 'Product ' || p, 1999, 'USD',
    case when p % 10 = 0 then 'discontinued' else 'listed' end,
    timestamptz '2026-09-01', timestamptz '2026-09-01', 1, 1
  from generate_series(0, 4999) p`;

const checkpoints = sql`
  insert into read_model.projection_generation
    (name, version, store_id, position, updated_at)
  select name, 1, 'store', 20000, now()
  from unnest(array['order_listing', 'order_details', 'stock', 'reservation', 'product']) name`;

export const fillShop = async (db: Kysely<ReadModelDatabase>): Promise<void> => {
  for (const insert of [details, listing, stock, reservation, product, checkpoints]) {
    await insert.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
};
