import { describe, expect, it } from 'vitest';
import { decodeInbound, inboundMessages, inboundSubjects } from '../../src/index.ts';

const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';

const read = (kind: keyof typeof inboundSubjects, message: object): unknown =>
  decodeInbound(inboundSubjects[kind], JSON.stringify({ message_id: 'm-1', ...message })).message;

const returned = { kind: 'requested', order_id: orderId, return_id: 'r-1' };

describe('messages in', () => {
  it('take ids and amounts as numbers from services that keep them so', () => {
    expect(read('price', { product_id: 42, price: 10.9 })).toEqual({
      message_id: 'm-1',
      product_id: '42',
      price: '10.9',
    });
  });

  it('leave out what has a default', () => {
    const count = { product_id: 'mug', warehouse_id: 'berlin', counted: 0 };
    expect(read('stock_count', count)).toEqual({
      message_id: 'm-1',
      ...count,
      reason: 'count',
      force: false,
    });
    const items = [{ line: 1, quantity: 1 }];
    expect(read('return', { ...returned, kind: 'completed', items })).toMatchObject({
      items: [{ line: 1, quantity: 1, restock: true }],
    });
  });

  it('know an order however its id is written', () => {
    const order_id = orderId.toUpperCase();
    expect(read('return', { ...returned, order_id })).toMatchObject({ order_id: orderId });
  });

  it.each([
    ['neither line nor product', 'return', { ...returned, items: [{ quantity: 1 }] }],
    [
      'both line and product',
      'return',
      { ...returned, items: [{ line: 1, product_id: 'mug', quantity: 1 }] },
    ],
    ['no list of items', 'return', { ...returned, items: [] }],
    ['a negative amount', 'price', { product_id: 'mug', price: -1 }],
    ['an amount that is no number', 'price', { product_id: 'mug', price: 'free' }],
    ['what no database can hold', 'price', { product_id: 'mug', price: '1', message_id: 'a\0' }],
    ['no id', 'price', { product_id: 'mug', price: '1', message_id: '' }],
    ['half a piece', 'stock_count', { product_id: 'mug', warehouse_id: 'berlin', counted: 0.5 }],
  ] as const)('refuse %s', (_, kind, message) => {
    const text = JSON.stringify({ message_id: 'm-1', ...message });
    expect(inboundMessages[kind].safeDecode(text).success).toBe(false);
  });

  it('refuse what comes on another subject', () => {
    expect(() => decodeInbound('ledger.inbound.gossip', '{}')).toThrow(RangeError);
  });

  it('are written as they are read', () => {
    const message = { message_id: 'm-1', product_id: 'mug', price: '10.90' };
    const text = inboundMessages.price.encode(message);
    expect(inboundMessages.price.decode(text)).toEqual(message);
  });
});
