import { describe, expect, test } from 'vitest';
import { maxMinor, totalsOf } from '../../src/index.ts';
import type { OrderLine } from '../../src/index.ts';
import { charges, lines, totals } from '../support/order-examples.ts';

const free = { discount: 0, tax: 0, shipping: 0 };
const line = (quantity: number, unitPrice: number): OrderLine => ({
  warehouseId: 'berlin',
  productId: 'lamp',
  quantity,
  unitPrice,
});

describe('the totals of an order', () => {
  test('are subtotal - discount + tax + shipping', () => {
    expect(totalsOf(lines, charges)).toStrictEqual(totals);
  });

  test('may be nothing at all', () => {
    expect(totalsOf([line(3, 0)], free)).toStrictEqual({ subtotal: 0, ...free, total: 0 });
  });

  test('allow a discount of everything and not a cent more', () => {
    expect(totalsOf([line(1, 100)], { ...free, discount: 100 })?.total).toBe(0);
    expect(totalsOf([line(1, 100)], { ...free, discount: 101, tax: 50 })).toBeUndefined();
  });

  test('reach the cap and not a cent more', () => {
    expect(totalsOf([line(1, maxMinor)], free)?.total).toBe(maxMinor);
    expect(totalsOf([line(1, maxMinor)], { ...free, tax: 1 })).toBeUndefined();
    expect(totalsOf([line(1, maxMinor), line(1, 1)], free)).toBeUndefined();
    expect(totalsOf([line(1_000_000, maxMinor)], free)).toBeUndefined();
  });

  test.each(['discount', 'tax', 'shipping'] as const)('refuse a %s that is no amount', (charge) => {
    for (const bad of [-1, 0.5, Number.NaN, maxMinor + 1]) {
      expect(totalsOf([line(1, 1000)], { ...free, [charge]: bad })).toBeUndefined();
    }
  });

  test('refuse a subtotal that is no amount', () => {
    expect(totalsOf([line(1, 0.5)], free)).toBeUndefined();
    expect(totalsOf([line(1, -5)], { ...free, tax: 10 })).toBeUndefined();
  });
});
