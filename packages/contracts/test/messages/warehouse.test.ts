import { describe, expect, it } from 'vitest';
import {
  warehouseOperationId,
  warehouseReplyId,
  warehouseReplyMessage,
  warehouseRequestId,
  warehouseRequestMessage,
  type WarehouseReply,
  type WarehouseRequest,
} from '../../src/index.ts';

const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';

const request: WarehouseRequest = {
  message_id: `${orderId}:reserve:request:1`,
  operation: 'reserve',
  operation_id: `${orderId}:reserve`,
  order_id: orderId,
  generation: 1,
  items: [{ product_id: 'prod-1', warehouse_id: 'wh_1', quantity: 2 }],
  correlation_id: 'request-1',
  causation_id: '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5e',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  requested_at: '2026-11-20T10:00:00.000Z',
};

const reply: WarehouseReply = {
  message_id: `${orderId}:reserve:request:1:reply:refused`,
  request_id: request.message_id,
  operation_id: request.operation_id,
  operation: 'reserve',
  order_id: orderId,
  generation: 1,
  outcome: 'refused',
  error: { code: 'insufficient_stock', message: 'only 1 left' },
  correlation_id: 'request-1',
  replied_at: '2026-11-20T10:00:01.000Z',
};

describe('warehouse messages', () => {
  it.each<WarehouseRequest>([
    request,
    { ...request, operation: 'commit' },
    { ...request, operation: 'cancel', items: [] },
    { ...request, operation: 'query', about: 'reserve' },
  ])('brings a $operation request over the wire', (message) => {
    const text = warehouseRequestMessage.encode(message);
    expect(warehouseRequestMessage.decode(text)).toEqual(message);
  });

  const half = { product_id: 'prod-1', warehouse_id: 'wh_1', quantity: 0.5 };

  it('brings a reply over the wire', () => {
    expect(warehouseReplyMessage.decode(warehouseReplyMessage.encode(reply))).toEqual(reply);
  });

  it('leaves out the fields of a newer writer', () => {
    const text = JSON.stringify({ ...request, priority: 'high' });
    expect(warehouseRequestMessage.decode(text)).toEqual(request);
  });

  it.each([
    ['no JSON', '{"operation":'],
    ['another value', '[]'],
    ['an unknown operation', JSON.stringify({ ...request, operation: 'ship' })],
    ['a query about nothing', JSON.stringify({ ...request, operation: 'query' })],
    ['a fraction of a piece', JSON.stringify({ ...request, items: [half] })],
    ['no order', JSON.stringify({ ...request, order_id: 'order' })],
  ])('refuses %s without throwing', (_, text) => {
    expect(warehouseRequestMessage.safeDecode(text).success).toBe(false);
  });

  it('writes nothing that no one can read', () => {
    expect(() => warehouseReplyMessage.encode({ ...reply, order_id: 'order' })).toThrow('order_id');
  });

  it('derives every id, so that repetition is recognised', () => {
    const operationId = warehouseOperationId(orderId, 1, 'reserve');
    expect(operationId).toBe(request.operation_id);
    expect(warehouseRequestId(operationId, 'request', 1)).toBe(request.message_id);
    expect(warehouseReplyId(request.message_id, 'refused')).toBe(reply.message_id);
    expect(warehouseOperationId(orderId, 2, 'commit')).toBe(`${orderId}.2:commit`);
  });

  it('reads a message of a writer that knows no generations as the first', () => {
    const { generation, ...first } = request;
    expect(warehouseRequestMessage.decode(JSON.stringify(first))).toEqual(request);
    expect(generation).toBe(1);
  });
});
