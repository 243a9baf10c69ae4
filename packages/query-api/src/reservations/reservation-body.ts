import { instant } from '@order-ledger/contracts/http';
import type { ReservationRow } from '@order-ledger/read-model';
import { z } from 'zod';

/** What is or was reserved of one stock item. */
const reservation = z.object({
  reservation_id: z.string(),
  product_id: z.string(),
  warehouse_id: z.string(),
  /** Pieces that it holds, or held when it ended. */
  quantity: z.int(),
  status: z.enum(['active', 'confirmed', 'released', 'expired']),
  /** Why it was released. */
  reason: z.string().nullable(),
  /** Of the confirmed pieces: left, and not come back. */
  shipped: z.int(),
  /** Of the confirmed pieces: free again. */
  returned: z.int(),
  reserved_at: instant,
  expires_at: instant,
  ended_at: instant.nullable(),
  updated_at: instant,
});

export const reservationsSchema = z.object({
  data: z.array(reservation),
  meta: z.object({ total: z.int(), active: z.int() }),
});

const reservationBody = (row: ReservationRow): z.input<typeof reservation> => ({
  reservation_id: row.reservation_id,
  product_id: row.product_id,
  warehouse_id: row.warehouse_id,
  quantity: row.quantity,
  status: row.status,
  reason: row.reason,
  shipped: row.shipped,
  returned: row.returned,
  reserved_at: row.reserved_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
  updated_at: row.updated_at.toISOString(),
});

export const reservationsBody = (rows: readonly ReservationRow[]) => ({
  data: rows.map(reservationBody),
  meta: {
    total: rows.length,
    active: rows.filter(({ status }) => status === 'active').length,
  },
});
