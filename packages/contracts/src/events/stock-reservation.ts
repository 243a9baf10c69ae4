import type { StockEvent } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import { instant, pieces, productId, text, warehouseId } from './fields.ts';

/* Stream `stockReservation-{warehouseId}.{productId}`. */

const item = { warehouseId, productId };
const movementId = text;
const ofReservation = { ...item, reservationId: text, quantity: pieces };

export const stockReservationCodec = createEventCodec<StockEvent>({
  StockReceived: {
    upcasters: [],
    schema: z.strictObject({
      ...item,
      movementId,
      quantity: pieces,
      reason: text,
      receivedAt: instant,
    }),
  },
  StockAdjusted: {
    upcasters: [],
    schema: z.strictObject({
      ...item,
      movementId,
      change: z.int().refine((change) => change !== 0, 'must not be zero'),
      reason: text,
      adjustedAt: instant,
    }),
  },
  StockReserved: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, expiresAt: instant, reservedAt: instant }),
  },
  ReservationConfirmed: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, confirmedAt: instant }),
  },
  ReservationReleased: {
    upcasters: [],
    schema: z.strictObject({
      ...ofReservation,
      reason: z.enum(['cancelled', 'rejected', 'abandoned']),
      releasedAt: instant,
    }),
  },
  ReservationExpired: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, expiredAt: instant }),
  },
  StockReturned: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, movementId, returnedAt: instant }),
  },
});
