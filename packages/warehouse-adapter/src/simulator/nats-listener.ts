import { warehouseReplyMessage, warehouseRequestMessage } from '@order-ledger/contracts';
import type { WarehouseRequest } from '@order-ledger/contracts';
import { consumeDurable, createPublish, ensureStream } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { WarehouseResult } from '../http/warehouse-client.ts';
import { replyTo } from '../nats/reply.ts';
import { warehouseStreams, warehouseSubjectsV1 } from '../nats/warehouse-streams.ts';
import { operationBodyOf, operationNotFound } from '../warehouse-api.ts';
import type { Calls } from './calls.ts';
import type { OperationEntry } from './entry.ts';
import { OperationReusedError } from './warehouse.ts';

export interface ListenerOptions {
  readonly connection: NatsConnection;
  readonly calls: Calls;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface Listener {
  readonly stop: () => Promise<void>;
}

const resultOf = (entry: OperationEntry | undefined): WarehouseResult => {
  if (entry === undefined) return { outcome: 'failed', error: { code: operationNotFound } };
  if (entry.outcome === 'accepted') return { outcome: 'accepted' };
  return { outcome: 'refused', error: { code: entry.code ?? 'refused' } };
};

/** What is to be replied; `undefined` when the warehouse keeps silent. */
const handle = async (
  calls: Calls,
  request: WarehouseRequest,
): Promise<WarehouseResult | undefined> => {
  try {
    const called =
      request.operation === 'query'
        ? await calls.query(request.operation_id)
        : await calls.perform(request.operation, operationBodyOf(request));
    if (called.seen === 'answer') return resultOf(called.result);
    if (called.seen === 'error') return { outcome: 'unknown', error: { code: 'internal_error' } };
    return undefined;
  } catch (error) {
    if (!(error instanceof OperationReusedError)) throw error;
    return { outcome: 'refused', error: { code: error.code } };
  }
};

/** Listens where a warehouse in asynchronous mode does. Resolves when it can be found there. */
export const listenOnNats = async (options: ListenerOptions): Promise<Listener> => {
  const { connection, calls, logger, now } = options;
  const publish = createPublish(connection, logger);
  for (const stream of Object.values(warehouseStreams)) await ensureStream(connection, stream);
  const consumer = consumeDurable<WarehouseRequest>({
    connection,
    logger,
    stream: warehouseStreams.requests,
    durable: 'warehouse',
    decode: (text) => warehouseRequestMessage.decode(text),
    orderKey: (request) => request.order_id,
    handle: async (request, signal) => {
      const result = await handle(calls, request);
      if (result === undefined) return;
      const reply = replyTo(request, result, now());
      const publication = {
        stream: warehouseStreams.replies,
        subject: warehouseSubjectsV1.reply,
        messageId: reply.message_id,
        text: warehouseReplyMessage.encode(reply),
      };
      await publish(publication, signal);
    },
    // A real warehouse has its own way with what it cannot read; this one has its log.
    park: async () => {},
  });
  connection.subscribe(warehouseSubjectsV1.ping, { callback: (_, message) => message.respond() });
  return { stop: consumer.stop };
};
