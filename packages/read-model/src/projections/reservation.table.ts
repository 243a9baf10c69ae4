import { sql } from 'kysely';
import { type TableDefinition, inReadModel, indexOn, projectedColumns } from './physical-tables.ts';
import type { ProjectedRow } from './projected-row.ts';

export type ReservationStatus = 'active' | 'confirmed' | 'released' | 'expired';

/**
 * `read_model.reservation`: one row per reservation and stock item. The reservations of an order
 * have its id, those by hand `hold-{uuid}`.
 */
export interface ReservationRow extends ProjectedRow {
  reservation_id: string;
  product_id: string;
  warehouse_id: string;
  /** Pieces that it holds, or held when it ended. */
  quantity: number;
  status: ReservationStatus;
  /** Why it was released. */
  reason: string | null;
  /** Of the confirmed pieces: those that have left, and did not come back. */
  shipped: number;
  /** Of the confirmed pieces: those that are free again. */
  returned: number;
  reserved_at: Date;
  expires_at: Date;
  /** When it was confirmed, released or expired. */
  ended_at: Date | null;
}

export const reservationTable: TableDefinition = {
  table: (name) => sql`
    create table ${inReadModel(name)} (
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
      ${projectedColumns},
      primary key (reservation_id, product_id, warehouse_id)
    )`,
  indexes: (name) => [indexOn(name, 'reserved', sql`(reserved_at) include (status)`)],
};
