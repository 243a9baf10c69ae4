import {
  ledgerStreams,
  warehouseOperationId,
  warehouseRequestId,
  warehouseRequestMessage,
  warehouseSubjects,
} from '@order-ledger/contracts';
import type { WarehouseRequest } from '@order-ledger/contracts';
import type { AskWarehouse } from '@order-ledger/domain';
import { origin } from './origin.ts';
import type { Handed, OperationMessage } from './origin.ts';

const requestOf = (action: AskWarehouse, handed: Handed): WarehouseRequest => {
  const { orderId, kind, generation, attempt, items } = action;
  const about = kind === 'query' ? 'reserve' : kind;
  const operationId = warehouseOperationId(orderId, generation, about);
  const common = {
    message_id: warehouseRequestId(operationId, kind === 'query' ? 'query' : 'request', attempt),
    operation_id: operationId,
    order_id: orderId,
    generation,
    items: items.map(({ productId, warehouseId, quantity }) => ({
      product_id: productId,
      warehouse_id: warehouseId,
      quantity,
    })),
    ...origin(handed),
  };
  return kind === 'query'
    ? { ...common, operation: 'query', about }
    : { ...common, operation: kind };
};

/** A request to the warehouse: the same, with the same ids, each time it is sent. */
export const warehousePublication = (action: AskWarehouse, handed: Handed): OperationMessage => {
  const request = requestOf(action, handed);
  return {
    stream: ledgerStreams.warehouseRequests,
    subject: warehouseSubjects.request[action.kind],
    messageId: request.message_id,
    operationId: request.operation_id,
    text: warehouseRequestMessage.encode(request),
  };
};
