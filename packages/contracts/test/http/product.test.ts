import { expect, test } from 'vitest';
import { z } from 'zod';
import { productBody, productShape } from '../../src/http/index.ts';

test('the body of a product has its price in the digits of its currency', () => {
  const product = { productId: 'lamp.e27', name: 'Desk lamp', price: 1_990, currency: 'USD' };
  const body = productBody(product, 'listed');
  expect(body).toStrictEqual({
    id: 'lamp.e27',
    product_id: 'lamp.e27',
    name: 'Desk lamp',
    price: '19.90',
    currency: 'USD',
    status: 'listed',
    links: { self: '/api/v1/products/lamp.e27' },
  });
  expect(z.strictObject(productShape).parse(body)).toStrictEqual(body);
  const yen = productBody({ ...product, currency: 'JPY' }, 'discontinued');
  expect(yen).toMatchObject({ price: '1990', status: 'discontinued' });
});
