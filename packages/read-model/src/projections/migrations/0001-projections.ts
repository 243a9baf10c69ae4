import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/*
 * Ids are compared byte by byte ("C"): exact, fast, and independent of the server's locale.
 * Listing indexes end in (placed_at, order_id), the order of every list, so that a page is read
 * from the index without a sort.
 */

const checkpoint = sql`
  create table read_model.projection_checkpoint (
    name text primary key,
    version integer not null,
    position numeric(20, 0) not null,
    store_id text not null,
    updated_at timestamptz not null
  )`;

const orderListing = sql`
  create table read_model.order_listing (
    order_id text collate "C" primary key,
    order_number text not null,
    user_id text collate "C",
    status text not null,
    currency text not null,
    total bigint not null,
    pieces integer not null,
    product_ids text[] not null,
    placed_at timestamptz not null,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null
  )`;

const orderDetails = sql`
  create table read_model.order_details (
    order_id text collate "C" primary key,
    order_number text not null,
    user_id text,
    status text not null,
    status_history jsonb not null,
    lines jsonb not null,
    currency text not null,
    subtotal bigint not null,
    discount bigint not null,
    tax bigint not null,
    shipping bigint not null,
    total bigint not null,
    shipping_address jsonb not null,
    notes jsonb,
    payment_method text not null,
    payment jsonb,
    refund jsonb,
    shortages jsonb,
    cancellation jsonb,
    placed_at timestamptz not null,
    payment_due_at timestamptz not null,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null
  )`;

const stock = sql`
  create table read_model.stock (
    product_id text collate "C" not null,
    warehouse_id text collate "C" not null,
    received integer not null,
    reserved integer not null,
    confirmed integer not null,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null,
    primary key (product_id, warehouse_id)
  )`;

const indexes = [
  sql`create index on read_model.order_listing (placed_at, order_id)`,
  sql`create index on read_model.order_listing (user_id, placed_at, order_id)
    where user_id is not null`,
  sql`create index on read_model.order_listing (status, placed_at, order_id)`,
  sql`create index on read_model.order_listing using gin (product_ids)`,
];

export const projections: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [checkpoint, orderListing, orderDetails, stock, ...indexes]) {
      await statement.execute(db);
    }
  },
};
