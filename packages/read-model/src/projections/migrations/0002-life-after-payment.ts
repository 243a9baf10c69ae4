import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/*
 * Orders that are shipped, returned, edited and refunded; stock that leaves the warehouse;
 * reservations and products. The tables that change are made anew and empty: everything in them
 * comes from the ledger. Their checkpoints go back to the beginning, so that no query takes an empty table
 * for an empty ledger, but keep their version and their event store: the projector sees by the
 * version that it has to fill them again.
 */

const dropped = sql`
  drop table read_model.order_listing, read_model.order_details, read_model.stock`;

const rewound = sql`
  update read_model.projection_checkpoint set position = 0
  where name in ('order_listing', 'order_details', 'stock')`;

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
    lines jsonb not null,
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
    metadata jsonb,
    payment_method text not null,
    payment jsonb,
    payment_attempts jsonb not null,
    payment_failures jsonb not null,
    surplus_payments jsonb not null,
    refunds jsonb not null,
    shipments jsonb not null,
    returns jsonb not null,
    shortages jsonb,
    cancellation jsonb,
    placed_at timestamptz not null,
    payment_due_at timestamptz not null,
    delivered_at timestamptz,
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
    shipped integer not null,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null,
    primary key (product_id, warehouse_id)
  )`;

const reservation = sql`
  create table read_model.reservation (
    reservation_id text collate "C" not null,
    product_id text collate "C" not null,
    warehouse_id text collate "C" not null,
    quantity integer not null,
    status text not null,
    reason text,
    shipped integer not null,
    returned integer not null,
    reserved_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null,
    primary key (reservation_id, product_id, warehouse_id)
  )`;

/* A row per hot stream, updated with every batch: room on its page for the next versions of it. */
const reservationStream = sql`
  create table read_model.reservation_stream (
    stream_id text collate "C" primary key,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null
  ) with (fillfactor = 50)`;

const product = sql`
  create table read_model.product (
    product_id text collate "C" primary key,
    name text not null,
    price bigint not null,
    currency text not null,
    status text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    revision bigint not null,
    position numeric(20, 0) not null
  )`;

/* The first of the listing holds what sums by day need: they read no row. */
const indexes = [
  sql`create index on read_model.order_listing (placed_at, order_id)
    include (status, currency, total)`,
  sql`create index on read_model.order_listing (user_id, placed_at, order_id)
    where user_id is not null`,
  sql`create index on read_model.order_listing (status, placed_at, order_id)`,
  sql`create index on read_model.order_listing using gin (product_ids)`,
  sql`create index on read_model.reservation (reserved_at) include (status)`,
  sql`create index on read_model.product (status, product_id)`,
];

export const lifeAfterPayment: Migration = {
  up: async (db: Kysely<unknown>) => {
    const tables = [orderListing, orderDetails, stock, reservation, reservationStream, product];
    for (const statement of [dropped, rewound, ...tables, ...indexes]) await statement.execute(db);
  },
};
