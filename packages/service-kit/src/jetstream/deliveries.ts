import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JsMsg } from 'nats';
import { atEndOfTurn } from './end-of-turn.ts';
import { createHandling } from './handling.ts';
import type { HandlingOptions } from './handling.ts';

export interface DeliveryOptions<Message> extends HandlingOptions<Message> {
  /** The server delivers again what it has not heard of for so long. */
  readonly ackWaitMs: number;
}

export interface Deliveries {
  readonly receive: (delivery: JsMsg) => void;
  readonly inHand: () => number;
  /** Lets what is in hand finish for so long, then puts the rest back. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** After a stop the message waits this long, so that it goes to a process that stays. */
const putBackDelayMs = 1_000;

type Answer = 'ack' | 'term' | 'working' | 'nak';

/** Every message between its delivery and its end: kept alive, handled, answered. */
export const createDeliveries = <Message>(options: DeliveryOptions<Message>): Deliveries => {
  const { logger, ackWaitMs } = options;
  const stopping = new AbortController();
  const handle = createHandling(options, stopping.signal);
  const inHand = new Map<number, { readonly delivery: JsMsg; readonly end: Promise<void> }>();

  /** On a connection that was closed for good no answer is possible: the server delivers again. */
  const answer = (delivery: JsMsg, how: Answer): void => {
    try {
      if (how === 'nak') delivery.nak(putBackDelayMs);
      else delivery[how]();
    } catch (error) {
      logger.warn({ err: error, how }, 'message not answered');
    }
  };

  const answerSoon = atEndOfTurn<readonly [JsMsg, Answer]>((answers) => {
    for (const [delivery, how] of answers) answer(delivery, how);
  });

  const settle = async (delivery: JsMsg): Promise<void> => {
    const end = await handle(delivery).catch((error: unknown) => {
      logger.warn({ err: error }, 'message put back');
      return 'nak' as const;
    });
    inHand.delete(delivery.info.streamSequence);
    answerSoon([delivery, end]);
  };

  const heartbeat = setInterval(() => {
    for (const { delivery } of inHand.values()) answer(delivery, 'working');
  }, ackWaitMs / 3);

  return {
    receive: (delivery) => {
      const { streamSequence } = delivery.info;
      // Delivered again while it is handled, for instance after a reconnect.
      if (inHand.has(streamSequence)) return;
      inHand.set(streamSequence, { delivery, end: settle(delivery) });
    },
    inHand: () => inHand.size,
    stop: async (graceMs) => {
      const timer = setTimeout(() => stopping.abort(), graceMs);
      await Promise.allSettled([...inHand.values()].map(({ end }) => end));
      clearTimeout(timer);
      clearInterval(heartbeat);
      // The last answers leave before the connection may be closed.
      await nextTurn();
    },
  };
};
