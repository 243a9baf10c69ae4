import { type StockCommand, type StockEvent, stockDecider } from '@order-ledger/domain';
import * as fc from 'fast-check';
import { testDueTime, testItem, testTime as at } from '../../src/testing.ts';
import { eventsOf } from './histories.ts';

const reservationId = fc.constantFrom('a', 'b', 'hold-c');
const movementId = fc.uuid();
const quantity = fc.integer({ min: 1, max: 5 });
const expiresAt = fc.constantFrom(testDueTime, '2026-11-20T11:00:00.000Z');
const reason = 'count';

const command: fc.Arbitrary<StockCommand> = fc.oneof(
  fc.tuple(reservationId, quantity, expiresAt).map(([id, pieces, until]): StockCommand => ({
    type: 'ReserveStock',
    reservationId: id,
    quantity: pieces,
    expiresAt: until,
    at,
  })),
  reservationId.map((id): StockCommand => ({ type: 'ConfirmReservation', reservationId: id, at })),
  reservationId.map((id): StockCommand => ({
    type: 'ReleaseReservation',
    reservationId: id,
    reason: 'cancelled',
    at,
  })),
  reservationId.map((id): StockCommand => ({
    type: 'ExpireReservation',
    reservationId: id,
    at: testDueTime,
  })),
  fc.tuple(reservationId, expiresAt).map(([id, until]): StockCommand => ({
    type: 'ExtendReservation',
    reservationId: id,
    expiresAt: until,
    at,
  })),
  fc.tuple(reservationId, quantity).map(([id, pieces]): StockCommand => ({
    type: 'ResizeReservation',
    reservationId: id,
    quantity: pieces,
    at,
  })),
  fc
    .tuple(
      fc.constantFrom('ReturnStock', 'ShipStock', 'RestockReturn'),
      movementId,
      reservationId,
      quantity,
    )
    .map(([type, id, reservation, pieces]): StockCommand => ({
      type,
      movementId: id,
      reservationId: reservation,
      quantity: pieces,
      at,
    })),
  fc
    .tuple(movementId, fc.integer({ min: -9, max: 3 }), fc.boolean())
    .map(([id, change, force]): StockCommand => ({
      type: 'AdjustStock',
      movementId: id,
      change,
      reason,
      force,
      at,
    })),
  fc
    .tuple(movementId, fc.integer({ min: 0, max: 12 }), fc.boolean())
    .map(([id, counted, force]): StockCommand => ({
      type: 'CountStock',
      movementId: id,
      counted,
      reason,
      force,
      at,
    })),
);

/** Lives of one stock item, of every kind. */
export const stockHistory: fc.Arbitrary<StockEvent[]> = fc
  .array(command, { maxLength: 20 })
  .map((commands) =>
    eventsOf(stockDecider, [
      { type: 'ReceiveStock', item: testItem, movementId: 'first', quantity: 10, reason, at },
      ...commands,
    ]),
  );
