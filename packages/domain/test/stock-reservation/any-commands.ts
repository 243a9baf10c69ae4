import * as fc from 'fast-check';
import type { StockCommand } from '../../src/index.ts';
import { anyMiss, dated, instantAt, timeOf } from '../support/clock.ts';
import { item } from '../support/stock-examples.ts';

type Dated = (at: string) => StockCommand;

/** Few reservations, so that commands meet; each with an expiry of its own, in minutes. */
const expiryByReservation = { r1: 15, r2: 45, r3: 60, r4: 180, r5: 480, r6: 1500 } as const;

const anyReservation = fc.constantFrom(
  ...(Object.keys(expiryByReservation) as (keyof typeof expiryByReservation)[]),
);
const anyMovement = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8');
const fewPieces = fc.integer({ min: 1, max: 5 });

const anyMovementCommand = fc.oneof(
  fc.tuple(anyMovement, fewPieces).map(([movementId, quantity]): Dated => (at) => ({
    type: 'ReceiveStock',
    item,
    movementId,
    quantity,
    reason: 'delivery',
    at,
  })),
  fc
    .tuple(anyMovement, fc.integer({ min: -4, max: 4 }), fc.boolean())
    .map(([movementId, change, force]): Dated => (at) => ({
      type: 'AdjustStock',
      movementId,
      change,
      reason: 'count',
      force,
      at,
    })),
  fc
    .tuple(anyMovement, fc.nat(12), fc.boolean())
    .map(([movementId, counted, force]): Dated => (at) => ({
      type: 'CountStock',
      movementId,
      counted,
      reason: 'count',
      force,
      at,
    })),
  fc
    .tuple(
      fc.constantFrom('ReturnStock' as const, 'ShipStock' as const, 'RestockReturn' as const),
      anyMovement,
      anyReservation,
      fewPieces,
    )
    .map(([type, movementId, reservationId, quantity]): Dated => (at) => ({
      type,
      movementId,
      reservationId,
      quantity,
      at,
    })),
);

/** Other terms for a reservation, if it is active. */
const anyChange = fc.oneof(
  fc
    .tuple(anyReservation, fc.constantFrom(-1, 0, 1, 30, 600), anyMiss)
    .map(([reservationId, minutes, missMs]): Dated => (at) => {
      const expiry = expiryByReservation[reservationId] + minutes;
      const expiresAt = instantAt(expiry);
      return {
        type: 'ExtendReservation',
        reservationId,
        expiresAt,
        at: timeOf(expiry, missMs, at),
      };
    }),
  fc
    .tuple(anyReservation, fewPieces, fc.option(fewPieces, { nil: undefined }))
    .map(([reservationId, quantity, expected]): Dated => (at) => ({
      type: 'ResizeReservation',
      reservationId,
      quantity,
      ...(expected !== undefined && { expected }),
      at,
    })),
);

const anyReserve = (laterMinutes: fc.Arbitrary<number>): fc.Arbitrary<Dated> =>
  fc
    .tuple(anyReservation, fewPieces, laterMinutes, anyMiss)
    .map(([reservationId, quantity, minutes, missMs]): Dated => (at) => {
      const expiry = expiryByReservation[reservationId] + minutes;
      return {
        type: 'ReserveStock',
        reservationId,
        quantity,
        expiresAt: instantAt(expiry),
        at: timeOf(expiry, missMs, at),
      };
    });

const anyEnding = fc.tuple(anyReservation, anyMiss).chain(([reservationId, missMs]) =>
  fc.constantFrom<Dated>(
    (at) => ({ type: 'ConfirmReservation', reservationId, at }),
    (at) => ({ type: 'ReleaseReservation', reservationId, reason: 'cancelled', at }),
    (at) => ({
      type: 'ExpireReservation',
      reservationId,
      at: timeOf(expiryByReservation[reservationId], missMs, at),
    }),
  ),
);

const openItem: StockCommand = {
  type: 'ReceiveStock',
  item,
  movementId: 'opening',
  quantity: 6,
  reason: 'delivery',
  at: instantAt(0),
};

const commandsWith = (laterMinutes: fc.Arbitrary<number>): fc.Arbitrary<readonly StockCommand[]> =>
  dated(
    fc.oneof(
      { weight: 3, arbitrary: anyMovementCommand },
      { weight: 2, arbitrary: anyChange },
      { weight: 3, arbitrary: anyReserve(laterMinutes) },
      { weight: 3, arbitrary: anyEnding },
    ),
    { maxLength: 60 },
  ).map((commands) => [openItem, ...commands]);

/** Any commands; a reservation keeps its expiry however often it is asked for. */
export const anyCommands = commandsWith(fc.constant(0));

/** Any commands; an id may come again for a reservation of another expiry. */
export const anyCommandsReusingIds = commandsWith(fc.constantFrom(0, 0, 1, 600));
