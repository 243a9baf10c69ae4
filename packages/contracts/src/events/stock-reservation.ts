import type { StockEvent } from '@order-ledger/domain';
import { z } from 'zod';
import { createEventCodec } from '../event-codec.ts';
import type { Upcaster } from '../event-codec.ts';
import { instant, pieces, productId, text, warehouseId } from './fields.ts';

/* Stream `stockReservation-{warehouseId}.{productId}`. */

const item = { warehouseId, productId };
const movementId = text;
const ofReservation = { ...item, reservationId: text, quantity: pieces };
const movementOfReservation = { ...ofReservation, movementId };

/** Version 1 of an adjustment knew of changes only. */
const withoutCount: Upcaster = (data) => ({ ...(data as object), counted: null });

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
    upcasters: [withoutCount],
    schema: z
      .strictObject({
        ...item,
        movementId,
        change: z.int(),
        counted: z.int().min(0).nullable(),
        reason: text,
        adjustedAt: instant,
      })
      .refine(
        ({ change, counted }) => change !== 0 || counted !== null,
        'changes nothing, and no count says so',
      ),
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
      reason: z.enum(['cancelled', 'rejected', 'abandoned', 'requested', 'shortfall']),
      releasedAt: instant,
    }),
  },
  ReservationExpired: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, expiredAt: instant }),
  },
  StockReturned: {
    upcasters: [],
    schema: z.strictObject({ ...movementOfReservation, returnedAt: instant }),
  },
  ReservationExtended: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, expiresAt: instant, extendedAt: instant }),
  },
  ReservationResized: {
    upcasters: [],
    schema: z.strictObject({ ...ofReservation, previous: pieces, resizedAt: instant }),
  },
  StockShipped: {
    upcasters: [],
    schema: z.strictObject({ ...movementOfReservation, shippedAt: instant }),
  },
  StockRestocked: {
    upcasters: [],
    schema: z.strictObject({ ...movementOfReservation, restockedAt: instant }),
  },
});
