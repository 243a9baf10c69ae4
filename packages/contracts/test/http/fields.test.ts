import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  amount,
  currency,
  idempotencyKey,
  instantParameter,
  label,
  orderId,
  productId,
  userId,
  warehouseId,
} from '../../src/http/index.ts';

const uuid = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a product id', productId, 'SKU-42.blue~x', 'SKU-42.blue~x'],
  ['an integer as product id', productId, 42, '42'],
  ['an integer as warehouse id', warehouseId, 0, '0'],
  ['an address of a user', userId, 'ada+1@example.org', 'ada+1@example.org'],
  ['an order id in capitals', orderId, uuid.toUpperCase(), uuid],
  ['an amount as text', amount, '19.99', '19.99'],
  ['an amount as number', amount, 19.9, '19.9'],
  ['a currency', currency, 'JPY', 'JPY'],
  ['a label', label(5), 'Börse', 'Börse'],
  ['a key', idempotencyKey, 'a!~', 'a!~'],
  [
    'an instant with an offset',
    instantParameter,
    '2026-11-20T11:00:00+01:00',
    new Date('2026-11-20T10:00:00Z'),
  ],
])('%s is accepted', (_, schema, given, read) => {
  expect(schema.parse(given)).toStrictEqual(read);
});

test.each<[string, z.ZodType, unknown]>([
  ['a product id with a slash', productId, 'a/b'],
  ['a negative id', productId, -1],
  ['a fraction as id', productId, 1.5],
  ['a warehouse id with a dot', warehouseId, 'a.b'],
  ['an empty user id', userId, ''],
  ['an order id that is no UUID', orderId, '17'],
  ['an amount that is a list', amount, ['1']],
  ['a currency in lower case', currency, 'usd'],
  ['a currency that does not exist', currency, 'QQQ'],
  ['a label of blanks', label(5), '   '],
  ['a label with a line break', label(5), 'a\nb'],
  ['a label that is too long', label(5), 'abcdef'],
  ['a key with a blank', idempotencyKey, 'a b'],
  ['an instant without an offset', instantParameter, '2026-11-20T11:00:00'],
])('%s is refused', (_, schema, given) => {
  expect(schema.safeParse(given).success).toBe(false);
});
