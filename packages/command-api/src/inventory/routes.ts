import type { Route } from '../parts.ts';
import { endReservationsRoutes } from './routes/end-reservations.ts';
import { reserveInventoryRoute } from './routes/reserve-inventory.ts';
import { updateInventoryRoute } from './routes/update-inventory.ts';

export const inventoryRoutes: readonly Route[] = [
  updateInventoryRoute,
  reserveInventoryRoute,
  endReservationsRoutes,
];
