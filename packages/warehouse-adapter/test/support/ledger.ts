import {
  deadLetterMessage,
  ledgerConsumers,
  ledgerStreams,
  warehouseReplyMessage,
  warehouseRequestMessage,
  warehouseSubjects,
} from '@order-ledger/contracts';
import type { DeadLetter, WarehouseReply, WarehouseRequest } from '@order-ledger/contracts';
import {
  connectNats,
  consumeDurable,
  createPublish,
  ensureStream,
} from '@order-ledger/service-kit';
import { expect } from 'vitest';
import { afterwards, silent } from './simulator.ts';

/** The ledger's side of the conversation, over the real NATS: sends requests, collects replies. */
export const testLedger = async (url: string) => {
  const connection = await connectNats({ url, name: 'ledger', logger: silent });
  const publish = createPublish(connection, silent);
  const replies: WarehouseReply[] = [];
  const consumer = consumeDurable<WarehouseReply>({
    connection,
    logger: silent,
    ...ledgerConsumers.warehouseReplies,
    ackWaitMs: 2_000,
    decode: (text) => warehouseReplyMessage.decode(text),
    handle: async (reply) => {
      replies.push(reply);
    },
    park: async ({ error }) => {
      throw new Error(error.message);
    },
  });
  await ensureStream(connection, ledgerStreams.warehouseRequests);
  await ensureStream(connection, ledgerStreams.deadLetters);
  afterwards(async () => {
    await consumer.stop(0);
    await connection.close();
  });

  const stateOf = async (name: string) => {
    const manager = await connection.jetstreamManager();
    return (await manager.streams.info(name)).state;
  };

  return {
    connection,
    replies,
    send: async (request: WarehouseRequest, messageId = request.message_id): Promise<void> => {
      await publish({
        stream: ledgerStreams.warehouseRequests,
        subject: warehouseSubjects.request[request.operation],
        messageId,
        text: warehouseRequestMessage.encode(request),
      });
    },
    /** The replies to a request, once there is at least one. */
    repliesTo: async ({ message_id }: WarehouseRequest, timeout = 15_000) => {
      const found = () => replies.filter(({ request_id }) => request_id === message_id);
      await expect.poll(() => found().length, { timeout }).toBeGreaterThan(0);
      return found();
    },
    /**
     * Requests that are not acknowledged. Asked of the consumer: a server that was killed may still
     * store what it knows to be acknowledged.
     */
    waiting: async (): Promise<number> => {
      const { stream, durable } = ledgerConsumers.warehouseRequests;
      const manager = await connection.jetstreamManager();
      const info = await manager.consumers.info(stream.name, durable);
      return info.num_pending + info.num_ack_pending;
    },
    deadLetters: async (): Promise<DeadLetter[]> => {
      const { name } = ledgerStreams.deadLetters;
      const manager = await connection.jetstreamManager();
      const { first_seq: first, messages } = await stateOf(name);
      const sequences = Array.from({ length: messages }, (_, index) => first + index);
      const stored = await Promise.all(
        sequences.map((seq) => manager.streams.getMessage(name, { seq })),
      );
      return stored.map(({ data }) => deadLetterMessage.decode(Buffer.from(data).toString()));
    },
  };
};
