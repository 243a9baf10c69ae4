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
