import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, formatOrderNumber, isRejection, orderNumbersDecider } from '../src/index.ts';
import type { OrderNumbersLeased } from '../src/index.ts';
import { specOf } from './spec.ts';

const given = specOf(orderNumbersDecider);
const day = '20261120';
const at = '2026-11-20T10:00:00.000Z';
const lease = (count: number) => ({ type: 'LeaseOrderNumbers', day, count, at }) as const;
const leased = (first: number, count: number): OrderNumbersLeased => ({
  type: 'OrderNumbersLeased',
  data: { day, first, count, leasedAt: at },
});

describe('LeaseOrderNumbers', () => {
  test('gives the first block of a day', () => {
    given([])
      .when(lease(1000))
      .then([leased(1, 1000)]);
  });

  test('gives the block after the last one', () => {
    given([leased(1, 1000), leased(1001, 5)])
      .when(lease(20))
      .then([leased(1006, 20)]);
  });

  test.each([0, -1, 0.5, Number.NaN, Infinity, 100_001])('refuses a block of %d', (count) => {
    given([]).when(lease(count)).thenRejected({ code: 'invalid_block_size' });
  });

  test('gives no number twice and leaves none out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 })), (counts) => {
        const events: OrderNumbersLeased[] = [];
        for (const count of counts) {
          const { evolve, initialState, decide } = orderNumbersDecider;
          const decision = decide(lease(count), fold(evolve, initialState, events));
          if (!isRejection(decision)) events.push(...decision);
        }
        const numbers = events.flatMap(({ data }) =>
          Array.from({ length: data.count }, (_, index) => data.first + index),
        );
        expect(numbers).toStrictEqual(Array.from(numbers, (_, index) => index + 1));
        expect(numbers).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});

test('an order number has its day and at least six digits', () => {
  expect(formatOrderNumber(day, 17)).toBe('ORD-20261120-000017');
  expect(formatOrderNumber(day, 999_999)).toBe('ORD-20261120-999999');
  expect(formatOrderNumber(day, 1_000_000)).toBe('ORD-20261120-1000000');
});
