import { describe, test } from 'vitest';
import type { FulfilmentInput } from '../../src/index.ts';
import { paymentDueAt, placedAt, soonAfter } from '../support/order-examples.ts';
import { bulb, given, holdId, lamp, nothingHeld, stock } from './spec.ts';

const later = '2026-11-20T11:00:00.000Z';
const of = (item: typeof lamp) => ({ ...item, reservationId: holdId });

const held = (item: typeof lamp, expiresAt = paymentDueAt): FulfilmentInput =>
  stock({ type: 'StockReserved', data: { ...of(item), expiresAt, reservedAt: placedAt } });
const extended = (item: typeof lamp): FulfilmentInput =>
  stock({
    type: 'ReservationExtended',
    data: { ...of(item), expiresAt: later, extendedAt: soonAfter },
  });
const expired = (item: typeof lamp): FulfilmentInput =>
  stock({ type: 'ReservationExpired', data: { ...of(item), expiredAt: later } });
const confirmed = (item: typeof lamp): FulfilmentInput =>
  stock({ type: 'ReservationConfirmed', data: { ...of(item), confirmedAt: soonAfter } });

const lampExpires = `ExpireReservation:berlin.lamp:${paymentDueAt}`;

describe('a hold', () => {
  test('is never abandoned, and expires when its time is over', () => {
    given(nothingHeld)
      .when(placedAt, held(lamp))
      .gives()
      .settled(false)
      .wakes(paymentDueAt)
      .when(soonAfter)
      .gives()
      .when(paymentDueAt)
      .gives(lampExpires)
      .like(lampExpires, { orderId: holdId, command: { reservationId: holdId, at: paymentDueAt } })
      .when(paymentDueAt, expired(lamp))
      .gives()
      .settled()
      .wakes(null);
  });

  test('expires item by item', () => {
    given(nothingHeld)
      .when(placedAt, held(lamp), held(bulb, later))
      .when(paymentDueAt)
      .gives(lampExpires)
      .wakes(later);
  });

  test('that holds longer expires later, also when that was heard too late', () => {
    given(nothingHeld)
      .when(placedAt, held(lamp))
      .when(paymentDueAt)
      .gives(lampExpires)
      .whenRefused(paymentDueAt, lampExpires, { code: 'not_due', expiresAt: later })
      .gives()
      .when(paymentDueAt, extended(lamp))
      .gives()
      .wakes(later)
      .when(later)
      .gives(`ExpireReservation:berlin.lamp:${later}`);
  });

  test('that is made again long after its end expires again', () => {
    given(nothingHeld)
      .when(placedAt, held(lamp))
      .when(paymentDueAt, expired(lamp))
      .settled()
      .when(paymentDueAt, held(lamp, later))
      .settled(false)
      .wakes(later)
      .when(later)
      .gives(`ExpireReservation:berlin.lamp:${later}`);
  });

  test('that was confirmed or released is left alone', () => {
    given(nothingHeld)
      .when(placedAt, held(lamp), confirmed(lamp))
      .settled()
      .wakes(null)
      .when(later)
      .gives();
  });
});
