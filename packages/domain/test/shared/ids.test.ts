import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProductId, isWarehouseId, parseStockItemId, stockItemId } from '../../src/index.ts';

const anyItem = fc.record(
  {
    warehouseId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    productId: fc.stringMatching(/^[A-Za-z0-9_.~-]{1,64}$/),
  },
  { noNullPrototype: true },
);

describe('a stock item id', () => {
  test('is warehouse, dot, product', () => {
    expect(stockItemId({ warehouseId: 'berlin', productId: 'lamp.v2' })).toBe('berlin.lamp.v2');
  });

  test('reads back what was written, also with dots in the product', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(parseStockItemId(stockItemId(item))).toStrictEqual(item);
      }),
    );
  });

  test.each(['', 'berlin', '.lamp', 'berlin.', 'ber lin.lamp', 'berlin.la mp', 'a.b\n'])(
    'is not %j',
    (text) => {
      expect(parseStockItemId(text)).toBeUndefined();
    },
  );
});

describe('ids', () => {
  test('of warehouses hold no dot', () => {
    expect(isWarehouseId('EU-west_1')).toBe(true);
    expect(isWarehouseId('a'.repeat(64))).toBe(true);
    for (const bad of ['', 'a.b', 'a b', 'ä', 'a~b', 'a'.repeat(65), 'a\u0000']) {
      expect(isWarehouseId(bad)).toBe(false);
    }
  });

  test('of products may hold dots and tildes', () => {
    expect(isProductId('SKU-1_a.b~c')).toBe(true);
    for (const bad of ['', 'a b', 'a/b', 'ä', 'a'.repeat(65), 'a\n']) {
      expect(isProductId(bad)).toBe(false);
    }
  });
});
