import {
  ledgerConsumers,
  warehouseReplyMessage,
  warehouseReplyId,
  warehouseRequestMessage,
} from '@order-ledger/contracts';
import type { WarehouseReply, WarehouseRequest } from '@order-ledger/contracts';
import { consumeDurable } from '@order-ledger/service-kit';
import type { DurableConsumer, Logger, Publish } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { WarehouseClient } from '../http/warehouse-client.ts';
import { parkInLedger } from './dead-letters.ts';
import { replyTo } from './reply.ts';
import { warehouseStreams, warehouseSubjectsV1 } from './warehouse-streams.ts';

export interface ConsumeOptions {
  readonly connection: NatsConnection;
  readonly logger: Logger;
  readonly publish: Publish;
  /** Requests in hand at once. */
  readonly concurrency: number;
  readonly ackWaitMs: number;
}

/** What is to be done with a request; when it resolves, the request is acknowledged. */
export type HandleRequest = (request: WarehouseRequest, signal: AbortSignal) => Promise<void>;

/** Publishes a reply to the ledger; resolves when it is stored. */
export type PublishReply = (reply: WarehouseReply, signal: AbortSignal) => Promise<void>;

/** Asks the warehouse over HTTP, and publishes what it said. */
export const askOverHttp =
  (client: WarehouseClient, publishReply: PublishReply, now: () => Date): HandleRequest =>
  async (request, signal) => {
    const result = await client.perform(request, signal);
    await publishReply(replyTo(request, result, now()), signal);
  };

/** Hands the request on to a warehouse that listens on NATS. */
export const handOn =
  (publish: Publish): HandleRequest =>
  async (request, signal) => {
    const publication = {
      stream: warehouseStreams.requests,
      subject: warehouseSubjectsV1.request(request.operation),
      messageId: request.message_id,
      text: warehouseRequestMessage.encode(request),
    };
    await publish(publication, signal);
  };

/** Takes the ledger's requests, those of one order in their order. */
export const consumeRequests = (options: ConsumeOptions, handle: HandleRequest): DurableConsumer =>
  consumeDurable<WarehouseRequest>({
    ...options,
    ...ledgerConsumers.warehouseRequests,
    decode: (text) => warehouseRequestMessage.decode(text),
    orderKey: (request) => request.order_id,
    handle,
    park: parkInLedger(options.publish),
  });

/** Takes the replies of a warehouse that listens on NATS, and publishes them to the ledger. */
export const consumeWarehouseReplies = (
  options: ConsumeOptions,
  publishReply: PublishReply,
): DurableConsumer =>
  consumeDurable<WarehouseReply>({
    ...options,
    stream: warehouseStreams.replies,
    durable: 'ledger-warehouse-adapter',
    decode: (text) => warehouseReplyMessage.decode(text),
    orderKey: (reply) => reply.order_id,
    handle: async (reply, signal) => {
      const message_id = warehouseReplyId(reply.request_id, reply.outcome);
      await publishReply({ ...reply, message_id }, signal);
    },
    park: parkInLedger(options.publish),
  });
