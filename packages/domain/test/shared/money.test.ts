import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocate,
  formatDecimal,
  isMinor,
  maxMinor,
  minorDigits,
  parseDecimal,
} from '../../src/index.ts';

const anyMinor = fc.integer({ min: 0, max: maxMinor });
const anyCurrency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');

describe('a decimal', () => {
  test.each([
    ['19.99', 'USD', 1999],
    ['19.9', 'USD', 1990],
    ['19', 'USD', 1900],
    ['0.01', 'USD', 1],
    ['0', 'USD', 0],
    ['19.9900', 'USD', 1999],
    ['1500', 'JPY', 1500],
    ['1500.00', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['10000000000.00', 'USD', maxMinor],
  ])('%s %s is %d minor units', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toBe(minor);
  });

  test.each([
    ['19.999', 'USD'],
    ['0.5', 'JPY'],
    ['1.2345', 'KWD'],
    ['1.00000', 'USD'],
    ['-1', 'USD'],
    ['+1', 'USD'],
    ['1e3', 'USD'],
    ['007', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    ['1,5', 'USD'],
    [' 1', 'USD'],
    ['1\n', 'USD'],
    ['', 'USD'],
    ['NaN', 'USD'],
    ['10000000000.01', 'USD'],
    ['999999999999999', 'USD'],
  ])('%j %s is none', (text, currency) => {
    expect(parseDecimal(text, currency)).toBeUndefined();
  });

  test.each([
    [0, 'USD', '0.00'],
    [5, 'USD', '0.05'],
    [-5, 'USD', '-0.05'],
    [1999, 'USD', '19.99'],
    [1500, 'JPY', '1500'],
    [-1500, 'JPY', '-1500'],
    [7, 'KWD', '0.007'],
  ])('of %d minor units of %s is written %s', (minor, currency, text) => {
    expect(formatDecimal(minor, currency)).toBe(text);
  });

  test('reads back what was written', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        expect(parseDecimal(formatDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test('has the digits of its currency', () => {
    expect(['USD', 'JPY', 'BHD', 'XXX'].map(minorDigits)).toStrictEqual([2, 0, 3, 2]);
  });
});

test('an amount is an integer from 0 to the cap', () => {
  expect([0, 1, maxMinor].every(isMinor)).toBe(true);
  expect([-1, 0.5, Number.NaN, Infinity, maxMinor + 1].some(isMinor)).toBe(false);
});

describe('an allocation', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [1, 2, 1], [25, 50, 25]],
    [5, [3, 7], [2, 3]],
    [1, [0, 1, 0], [0, 1, 0]],
    [0, [4, 2], [0, 0]],
  ])('of %d by %j is %j', (amount, weights, parts) => {
    expect(allocate(amount, weights)).toStrictEqual(parts);
  });

  test('sums to the amount and leaves no part off by a unit or more', () => {
    const anyWeights = fc
      .array(fc.integer({ min: 0, max: maxMinor }), { minLength: 1, maxLength: 20 })
      .filter((weights) => weights.some((weight) => weight > 0));
    fc.assert(
      fc.property(anyMinor, anyWeights, (amount, weights) => {
        const parts = allocate(amount, weights);
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const exact = BigInt(amount) * BigInt(weights[index] ?? 0);
          const off = BigInt(part) * total - exact;
          expect(off < total && -off < total).toBe(true);
        }
      }),
    );
  });
});
