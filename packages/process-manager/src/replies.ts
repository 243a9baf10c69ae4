import {
  deadLetterMessage,
  deadLetterSubject,
  ledgerConsumers,
  ledgerStreams,
  warehouseReplyMessage,
} from '@order-ledger/contracts';
import type { WarehouseReply } from '@order-ledger/contracts';
import { consumeDurable, ensureStream, isPostgresUnavailable } from '@order-ledger/service-kit';
import type { DurableConsumer, FailedMessage } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { advance } from './advance.ts';
import type { Happening } from './advance.ts';
import { createBatcher } from './batcher.ts';
import type { Context } from './parts.ts';
import { admit } from './store/inbox.ts';

export interface RepliesOptions {
  readonly connection: NatsConnection;
  /** Replies in hand, and in one transaction, at once. */
  readonly batch: number;
  /** Told of each new reply, once it is taken in. */
  readonly onReply: (reply: WarehouseReply) => void;
}

const happeningOf = (reply: WarehouseReply): Happening => {
  const { order_id: orderId, operation, outcome, traceparent } = reply;
  const cause = {
    causationId: reply.message_id,
    correlationId: reply.correlation_id,
    ...(traceparent !== undefined && { traceparent }),
  };
  return { orderId, learnt: { input: { type: 'warehouseReported', operation, outcome }, cause } };
};

/** How long the replies that a dead process had in hand wait for another. */
const ackWaitMs = 5_000;

/** Parks what cannot be read with the other dead letters, under an id of its own. */
const parkIn =
  (connection: NatsConnection) =>
  async (failed: FailedMessage): Promise<void> => {
    await ensureStream(connection, ledgerStreams.deadLetters);
    const subject = deadLetterSubject(failed.original_subject);
    const options = { msgID: failed.message_id };
    await connection.jetstream().publish(subject, deadLetterMessage.encode(failed), options);
  };

/**
 * Takes in what the warehouse answers. A message is entered in the inbox in the transaction of its
 * effect and acknowledged after the commit: it may come twice, and counts once.
 */
export const consumeReplies = (
  context: Context,
  { connection, batch, onReply }: RepliesOptions,
): DurableConsumer => {
  const { db, logger, now, onStep, onCommitted } = context;

  const takeIn = async (replies: readonly WarehouseReply[]): Promise<void> => {
    const { fresh, work } = await db.transaction().execute(async (trx) => {
      const ids = replies.map((reply) => reply.message_id);
      const admitted = new Set(await admit(trx, ids, now()));
      // Its repetition may be in the same batch.
      const fresh = replies.filter(({ message_id: id }) => admitted.delete(id));
      const happenings = fresh.map(happeningOf);
      const work = await advance(trx, context, happenings, { begin: false });
      onStep('replies:written');
      return { fresh, work };
    });
    onStep('replies:committed');
    onCommitted(work);
    for (const reply of fresh) onReply(reply);
  };

  return consumeDurable({
    ...ledgerConsumers.warehouseReplies,
    connection,
    logger,
    concurrency: batch,
    ackWaitMs,
    decode: (text) => warehouseReplyMessage.decode(text),
    handle: createBatcher(takeIn, batch),
    isTransient: isPostgresUnavailable,
    park: parkIn(connection),
  });
};
