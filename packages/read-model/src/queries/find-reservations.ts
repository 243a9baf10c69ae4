import type { Kysely } from 'kysely';
import type { ReadModelDatabase } from '../projections/database.ts';
import type { ReservationRow } from '../projections/reservation.table.ts';
import { type AsOf, readAsOf } from './read-as-of.ts';

/** What is or was reserved under an id, by product and warehouse. */
export async function findReservations(
  db: Kysely<ReadModelDatabase>,
  reservationId: string,
): Promise<AsOf<readonly ReservationRow[]>> {
  const query = db
    .selectFrom('read_model.reservation')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .orderBy('product_id')
    .orderBy('warehouse_id');
  return await readAsOf(db, 'reservation', query);
}
