import { expect, test } from 'vitest';
import { z } from 'zod';
import { stockBody, stockPath, stockShape } from '../../src/http/index.ts';

const item = { productId: 'lamp.e27', warehouseId: 'berlin' };

test('the body of a stock item counts every piece once', () => {
  const body = stockBody(item, { received: 10, reserved: 3, confirmed: 2, shipped: 1 });
  expect(body).toStrictEqual({
    product_id: 'lamp.e27',
    warehouse_id: 'berlin',
    on_hand: 9,
    reserved: 3,
    available: 5,
    confirmed: 2,
    received: 10,
  });
  expect(z.strictObject(stockShape).parse(body)).toStrictEqual(body);
  expect(stockPath(item)).toBe('/api/v1/inventory/lamp.e27/berlin');
});
