import type { Route } from '../parts.ts';
import { changeReservationRoutes } from './routes/change-reservation.ts';
import { cleanUpReservationsRoute } from './routes/clean-up-reservations.ts';
import { openReservationRoute } from './routes/open-reservation.ts';

export const reservationRoutes: readonly Route[] = [
  openReservationRoute,
  changeReservationRoutes,
  cleanUpReservationsRoute,
];
