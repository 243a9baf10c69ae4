import { randomUUID } from 'node:crypto';
import { warehouseOperationId, warehouseRequestId } from '@order-ledger/contracts';
import type { WarehouseOperation, WarehouseRequest } from '@order-ledger/contracts';

export const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** The requests of one new order. */
export const orderRequests = (
  order_id: string = randomUUID(),
  product_id = 'product',
  generation = 1,
) => {
  const items = [{ product_id, warehouse_id: 'w', quantity: 2 }];
  const common = {
    order_id,
    generation,
    items,
    correlation_id: `correlation-${order_id}`,
    causation_id: randomUUID(),
    traceparent,
    requested_at: '2026-11-20T10:00:00.000Z',
  };
  const request = (operation: WarehouseOperation): WarehouseRequest => {
    const operation_id = warehouseOperationId(order_id, generation, operation);
    const message_id = warehouseRequestId(operation_id, 'request', 1);
    return { ...common, message_id, operation, operation_id };
  };
  return {
    order_id,
    reserve: request('reserve'),
    commit: request('commit'),
    cancel: request('cancel'),
    query: (about: WarehouseOperation, attempt = 1): WarehouseRequest => {
      const operation_id = warehouseOperationId(order_id, generation, about);
      const message_id = warehouseRequestId(operation_id, 'query', attempt);
      return { ...common, message_id, operation: 'query', operation_id, about };
    },
  };
};
