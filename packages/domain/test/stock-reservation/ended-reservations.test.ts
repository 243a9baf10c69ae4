import { describe, expect, test } from 'vitest';
import { endOf, fold, isRejection, stockDecider } from '../../src/index.ts';
import type { ReserveStock, StockCommand, StockState } from '../../src/index.ts';
import { instantAt } from '../support/clock.ts';
import { eventsOf, lastState, play } from '../support/play.ts';
import { item, received } from '../support/stock-examples.ts';

const opened = fold(stockDecider.evolve, stockDecider.initialState, [received(10_000)]);

/** A reservation made at a minute, which expires a quarter of an hour later. */
const reserveAt = (minute: number, reservationId: string): ReserveStock => ({
  type: 'ReserveStock',
  reservationId,
  quantity: 1,
  expiresAt: instantAt(minute + 15),
  at: instantAt(minute),
});
const confirmAt = (minute: number, reservationId: string): StockCommand => ({
  type: 'ConfirmReservation',
  reservationId,
  at: instantAt(minute),
});

/** The state after `r` was reserved at 10:00 and confirmed, and `s` a number of hours later. */
const afterHours = (hours: number): StockState =>
  lastState(
    play(
      stockDecider,
      [
        reserveAt(0, 'r'),
        confirmAt(1, 'r'),
        reserveAt(hours * 60, 's'),
        confirmAt(hours * 60, 's'),
      ],
      opened,
    ),
    opened,
  );

describe('ended reservations', () => {
  test('are remembered until two hours after the hour of their expiry', () => {
    expect(endOf(afterHours(2.99).ended, 'r')).toBe('confirmed');
    expect(endOf(afterHours(3).ended, 'r')).toBeUndefined();
  });

  test('are remembered from their end on when they end late', () => {
    const late = [reserveAt(0, 'r'), confirmAt(600, 'r'), reserveAt(600, 's')];
    const until = (minute: number) =>
      lastState(play(stockDecider, [...late, confirmAt(minute, 's')], opened), opened);
    expect(endOf(until(600 + 179).ended, 'r')).toBe('confirmed');
    expect(endOf(until(600 + 180).ended, 'r')).toBeUndefined();
  });

  test('stay out when they are forgotten, also for a clock that is slow', () => {
    const forgotten = afterHours(3);
    for (const minute of [-1000, 0, 14, 15, 180]) {
      expect(
        stockDecider.decide({ ...reserveAt(0, 'r'), at: instantAt(minute) }, forgotten),
      ).toStrictEqual({ code: 'expiry_in_the_past' });
    }
    expect(stockDecider.decide(confirmAt(180, 'r'), forgotten)).toStrictEqual({
      code: 'unknown_reservation',
    });
  });

  test('that are forgotten do not keep newer reservations out', () => {
    expect(isRejection(stockDecider.decide(reserveAt(60, 't'), afterHours(3)))).toBe(false);
    const clockOfAYearAhead = lastState(
      play(stockDecider, [reserveAt(525_600, 'u'), confirmAt(525_600, 'u')], afterHours(3)),
      opened,
    );
    expect(isRejection(stockDecider.decide(reserveAt(240, 't'), clockOfAYearAhead))).toBe(false);
  });

  test('take the memory of one window, however many there were', () => {
    const perDay = 1000;
    const days = 10;
    const minuteOf = (index: number): number => (index * 1440) / perDay;
    let state: StockState = opened;
    let most = 0;
    for (let index = 0; index < perDay * days; index += 1) {
      const minute = minuteOf(index);
      const commands = [reserveAt(minute, `r${index}`), confirmAt(minute + 1, `r${index}`)];
      state = lastState(play(stockDecider, commands, state), state);
      most = Math.max(
        most,
        state.ended.generations.reduce((sum, { ends }) => sum + ends.size, 0),
      );
    }
    expect(state.confirmed).toBe(perDay * days);
    expect(state.active.size).toBe(0);
    expect(most).toBeLessThanOrEqual((perDay / 24) * 4 + 1);
    expect(state.ended.generations.length).toBeLessThanOrEqual(4);
    const again = Array.from({ length: perDay * days }, (_, index) =>
      reserveAt(minuteOf(index), `r${index}`),
    );
    const roomy = fold(stockDecider.evolve, state, [
      { type: 'StockReceived', data: { ...received(10_000, 'more').data, ...item } },
    ]);
    expect(eventsOf(play(stockDecider, again, roomy))).toStrictEqual([]);
  });
});
