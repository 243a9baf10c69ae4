import { setTimeout as delay } from 'node:timers/promises';
import {
  deadLetterMessage,
  deadLetterSubject,
  ledgerConsumers,
  ledgerStreams,
  paymentRequestMessage,
  paymentResultMessage,
  paymentSubjects,
} from '@order-ledger/contracts';
import type { PaymentRequest } from '@order-ledger/contracts';
import { consumeDurable, createPublish } from '@order-ledger/service-kit';
import type { DurableConsumer, Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { draw } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';
import { idOf } from './books.ts';
import type { Books } from './books.ts';
import { resultOf } from './result.ts';

export interface ProviderOptions {
  readonly connection: NatsConnection;
  readonly logger: Logger;
  readonly books: Books;
  /** As it is now. */
  readonly behaviour: () => Behaviour;
}

/** How often a result is told. */
const timesTold = ({ message_id: id }: PaymentRequest, behaviour: Behaviour): 0 | 1 | 2 => {
  const { seed, loss_rate, duplicate_rate } = behaviour;
  if (draw(seed, id, 'lost') < loss_rate) return 0;
  return draw(seed, id, 'twice') < duplicate_rate ? 2 : 1;
};

const delayOf = ({ message_id: id }: PaymentRequest, behaviour: Behaviour): number => {
  const { seed, delay_min_ms: min, delay_max_ms: max } = behaviour;
  return min + draw(seed, id, 'delay') * (max - min);
};

/** Requests in hand at once: all of them only wait. */
const concurrency = 512;
const ackWaitMs = 5_000;

/** Takes requests from NATS, thinks for a while, and tells what became of them. */
export const startProvider = (options: ProviderOptions): DurableConsumer => {
  const { connection, logger, books, behaviour } = options;
  const publish = createPublish(connection, logger);
  return consumeDurable<PaymentRequest>({
    ...ledgerConsumers.paymentRequests,
    connection,
    logger,
    concurrency,
    ackWaitMs,
    decode: (text) => paymentRequestMessage.decode(text),
    orderKey: idOf,
    handle: async (request, signal) => {
      const now = behaviour();
      await delay(delayOf(request, now), undefined, { signal });
      const result = resultOf(books.settle(request, now), request);
      const text = paymentResultMessage.encode(result);
      for (let n = 1; n <= timesTold(request, now); n += 1) {
        // An id of the stream's own each time: it is for the ledger to know it again.
        const messageId = `${request.message_id}:told:${n}`;
        const { paymentResults: stream } = ledgerStreams;
        await publish({ stream, subject: paymentSubjects.result, messageId, text }, signal);
      }
    },
    park: async (failed) => {
      await publish({
        stream: ledgerStreams.deadLetters,
        subject: deadLetterSubject(failed.original_subject),
        messageId: failed.message_id,
        text: deadLetterMessage.encode(failed),
      });
    },
  });
};
