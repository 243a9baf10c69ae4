import {
  ledgerStreams,
  warehouseOperationId,
  warehouseRequestId,
  warehouseRequestMessage,
  warehouseSubjects,
} from '@order-ledger/contracts';
import type { WarehouseRequest } from '@order-ledger/contracts';
import { wantsDelivery } from '@order-ledger/domain';
import type { AskWarehouse } from '@order-ledger/domain';
import { ensureStream } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { OutboxRow } from '../store/outbox.ts';
import type { CarriedOut } from './relay.ts';

/** The message of an action: the same, with the same ids, each time it is sent. */
const requestOf = (
  action: AskWarehouse,
  { cause, createdAt }: Pick<OutboxRow, 'cause' | 'createdAt'>,
): WarehouseRequest => {
  const { orderId, kind, attempt, items } = action;
  const about = kind === 'query' ? 'reserve' : kind;
  const operationId = warehouseOperationId(orderId, about);
  const { causationId, correlationId, traceparent } = cause;
  const common = {
    message_id: warehouseRequestId(operationId, kind === 'query' ? 'query' : 'request', attempt),
    operation_id: operationId,
    order_id: orderId,
    items: items.map(({ productId, warehouseId, quantity }) => ({
      product_id: productId,
      warehouse_id: warehouseId,
      quantity,
    })),
    correlation_id: correlationId,
    causation_id: causationId,
    ...(traceparent !== undefined && { traceparent }),
    requested_at: createdAt.toISOString(),
  };
  return kind === 'query'
    ? { ...common, operation: 'query', about }
    : { ...common, operation: kind };
};

/** Publishes to JetStream; done when it is stored there. */
export const createMessageSender = (
  connection: NatsConnection,
  now: () => Date,
): ((row: OutboxRow) => Promise<CarriedOut>) => {
  const jetstream = connection.jetstream();
  let ensured: Promise<void> | undefined;
  return async (row) => {
    const { action } = row;
    if (action.type !== 'askWarehouse') throw new TypeError(`${action.key} is no message`);
    const request = requestOf(action, row);
    try {
      await (ensured ??= ensureStream(connection, ledgerStreams.warehouseRequests));
      const text = warehouseRequestMessage.encode(request);
      const options = { msgID: request.message_id };
      await jetstream.publish(warehouseSubjects.request[action.kind], text, options);
    } catch (error) {
      // That there is no stream any more is one of the reasons to fail.
      ensured = undefined;
      throw error;
    }
    const told = wantsDelivery(action);
    return { input: told ? { type: 'delivered', action, at: now().toISOString() } : null };
  };
};
