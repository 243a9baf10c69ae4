import { decodeInbound, inboundSubjects, ledgerConsumers } from '@order-ledger/contracts';
import type { InboundKind, InboundMessage } from '@order-ledger/contracts';
import {
  EventStoreUnavailableError,
  QueueFullError,
  TooMuchContentionError,
} from '@order-ledger/event-store';
import { consumeDurable, isPostgresUnavailable } from '@order-ledger/service-kit';
import type { DurableConsumer } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { createBatcher } from '../batcher.ts';
import type { Park } from '../dead-letters.ts';
import type { Context } from '../parts.ts';
import { admit, isKnown } from '../store/inbox.ts';
import { record } from '../store/journal.ts';
import type { JournalEntry } from '../store/journal.ts';
import { NotYetError, RefusedMessageError } from './errors.ts';
import { inboundId } from './handle.ts';

export interface ConsumeInboundOptions {
  readonly connection: NatsConnection;
  readonly park: Park;
  /** Messages in hand at once. */
  readonly batch: number;
  readonly handle: (inbound: InboundMessage) => Promise<void>;
  /** Told of each message that has become a command. */
  readonly onHandled: (kind: InboundKind) => void;
}

const ackWaitMs = 5_000;

const passes = (error: unknown): boolean =>
  error instanceof NotYetError ||
  error instanceof EventStoreUnavailableError ||
  error instanceof TooMuchContentionError ||
  error instanceof QueueFullError ||
  isPostgresUnavailable(error);

/** Messages about the same thing are taken in their order. */
const orderKeyOf = ({ kind, message }: InboundMessage): string =>
  'order_id' in message ? message.order_id : `${kind} ${message.product_id}`;

const entryOf = ({ kind, message }: InboundMessage): JournalEntry => ({
  message_id: message.message_id,
  subject: inboundSubjects[kind],
  direction: 'received',
  kind,
  order_id: 'order_id' in message ? message.order_id : null,
  outcome: 'outcome' in message ? message.outcome : null,
  code: 'code' in message ? message.code : null,
  correlation_id: message.correlation_id ?? message.message_id,
});

/**
 * Takes in what other services say. The command's id derives from the message's, and what has
 * become a command is entered in the inbox for ever: a repetition is one effect, also of a message
 * that changed nothing. One that was refused is not entered, so that it can be sent again.
 */
export const consumeInbound = (
  { db, logger, now, onStep }: Context,
  { connection, park, batch, handle, onHandled }: ConsumeInboundOptions,
): DurableConsumer => {
  const enter = createBatcher<InboundMessage>(
    async (messages) => {
      await db.transaction().execute(async (trx) => {
        await admit(trx, messages.map(inboundId), now());
        await record(trx, messages.map(entryOf), now());
      });
    },
    { maxBatch: batch },
  );
  return consumeDurable<InboundMessage>({
    ...ledgerConsumers.inbound,
    connection,
    logger,
    concurrency: batch,
    ackWaitMs,
    decode: (text, subject) => decodeInbound(subject, text),
    orderKey: orderKeyOf,
    handle: async (inbound) => {
      if (await isKnown(db, inboundId(inbound))) return;
      await handle(inbound);
      onStep('inbound:handled');
      await enter(inbound);
      onHandled(inbound.kind);
    },
    isTransient: passes,
    isRefusal: (error) => error instanceof RefusedMessageError,
    park,
  });
};
