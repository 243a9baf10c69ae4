import {
  ledgerConsumers,
  ledgerStreams,
  warehouseReplyId,
  warehouseReplyMessage,
  warehouseRequestMessage,
  warehouseSubjects,
} from '@order-ledger/contracts';
import type {
  WarehouseOperation,
  WarehouseOutcome,
  WarehouseReply,
  WarehouseRequest,
} from '@order-ledger/contracts';
import { consumeDurable, ensureStream } from '@order-ledger/service-kit';
import type { DurableConsumer } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { silent } from './servers.ts';

/** What it says to a request; `null` = it keeps silent. */
export type Manner = (request: WarehouseRequest) => WarehouseOutcome | null;

const operationOf = (request: WarehouseRequest): WarehouseOperation =>
  request.operation === 'query' ? request.about : request.operation;

/** The other side of the messages: does everything once, and remembers all it was ever asked. */
export class Warehouse {
  readonly requests: WarehouseRequest[] = [];
  manner: Manner = () => 'accepted';
  readonly #connection: NatsConnection;
  #consumer: DurableConsumer | undefined;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  open(): void {
    this.#consumer = consumeDurable({
      ...ledgerConsumers.warehouseRequests,
      connection: this.#connection,
      logger: silent,
      decode: (text) => warehouseRequestMessage.decode(text),
      handle: async (request) => {
        this.requests.push(request);
        const outcome = this.manner(request);
        if (outcome !== null) await this.reply(request, outcome);
      },
      park: () => Promise.reject(new Error('nothing is parked here')),
    });
  }

  async close(): Promise<void> {
    await this.#consumer?.stop();
  }

  /** The kinds of messages about an order, in the order of their arrival. */
  askedOf(orderId: string): readonly string[] {
    return this.requests
      .filter((request) => request.order_id === orderId)
      .map((request) => request.operation);
  }

  async reply(request: WarehouseRequest, outcome: WarehouseOutcome): Promise<void> {
    const messageId = warehouseReplyId(request.message_id, outcome);
    const reply: WarehouseReply = {
      message_id: messageId,
      request_id: request.message_id,
      operation_id: request.operation_id,
      operation: operationOf(request),
      order_id: request.order_id,
      generation: request.generation,
      outcome,
      ...(outcome !== 'accepted' && { error: { code: 'test' } }),
      correlation_id: request.correlation_id,
      replied_at: new Date().toISOString(),
    };
    await this.publish(warehouseReplyMessage.encode(reply), messageId);
  }

  /** Any text as a reply; without an id nothing keeps its repetition out. */
  async publish(text: string, messageId?: string): Promise<void> {
    await ensureStream(this.#connection, ledgerStreams.warehouseReplies);
    const options = messageId === undefined ? {} : { msgID: messageId };
    await this.#connection.jetstream().publish(warehouseSubjects.reply, text, options);
  }
}
