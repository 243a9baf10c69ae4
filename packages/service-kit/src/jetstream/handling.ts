import type { JsMsg } from 'nats';
import pRetry from 'p-retry';
import type { Logger } from '../logger.ts';
import { describeFailure } from './failed-message.ts';
import type { FailedMessage } from './failed-message.ts';
import { createTurns } from './turns.ts';

export interface HandlingOptions<Message> {
  readonly logger: Logger;
  /** Throws when the text is not what its subject promises: such a message is parked at once. */
  readonly decode: (text: string, subject: string) => Message;
  /** Messages of one key are handled one after the other, in the order of the stream. */
  readonly orderKey?: (message: Message) => string;
  /** Acknowledged when it resolves. Must bear repetition: delivery is at least once. */
  readonly handle: (message: Message, signal: AbortSignal) => Promise<void>;
  /** Errors that pass by themselves, retried without limit. Others are, `maxAttempts` times. */
  readonly isTransient?: (error: unknown) => boolean;
  /** Errors that say no for good: the message is parked at once. */
  readonly isRefusal?: (error: unknown) => boolean;
  /** Makes the message durable elsewhere. Tried until it resolves, then the message is removed. */
  readonly park: (failed: FailedMessage) => Promise<void>;
  /** Deliveries and tries before a message is parked, crashes of this process included. */
  readonly maxAttempts?: number;
}

/** A payload that is not UTF-8 is as unreadable as one that is not JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

const retryDelays = { minTimeout: 200, maxTimeout: 10_000, randomize: true };

type Failure = Pick<FailedMessage, 'reason' | 'attempts'> & { readonly error: unknown };

/**
 * Handles a message to its end: `ack` when it was handled, `term` when it was parked. Rejects when
 * the signal is aborted before. A failed message is retried here rather than put back, so that no
 * later one of its key overtakes it.
 */
export const createHandling = <Message>(
  options: HandlingOptions<Message>,
  signal: AbortSignal,
): ((delivery: JsMsg) => Promise<'ack' | 'term'>) => {
  const { logger, maxAttempts = 20 } = options;
  const { isTransient = () => false, isRefusal = () => false } = options;
  const turns = createTurns();

  const park = async (delivery: JsMsg, failure: Failure): Promise<'term'> => {
    const failed = describeFailure(delivery, failure);
    const { message_id: messageId, reason, attempts } = failed;
    logger.error({ err: failure.error, messageId, reason, attempts }, 'message parked');
    await pRetry(() => options.park(failed), { ...retryDelays, retries: Infinity, signal });
    return 'term';
  };

  const handle = async (delivery: JsMsg, message: Message): Promise<'ack' | 'term'> => {
    let attempts = delivery.info.deliveryCount - 1;
    if (attempts >= maxAttempts) {
      return await park(delivery, {
        reason: 'exhausted',
        attempts,
        error: new Error('unfinished'),
      });
    }
    try {
      await pRetry(() => options.handle(message, signal), {
        ...retryDelays,
        retries: Infinity,
        signal,
        onFailedAttempt: ({ error, retryDelay }) => {
          if (!isTransient(error)) attempts += 1;
          logger.warn({ err: error, subject: delivery.subject, retryDelay }, 'message failed');
        },
        shouldRetry: ({ error }) => !isRefusal(error) && attempts < maxAttempts,
      });
      return 'ack';
    } catch (error) {
      if (signal.aborted) throw error;
      const reason = isRefusal(error) ? 'refused' : 'exhausted';
      return await park(delivery, { reason, attempts: Math.max(attempts, 1), error });
    }
  };

  const read = (delivery: JsMsg): { message: Message } | { error: unknown } => {
    try {
      return { message: options.decode(utf8.decode(delivery.data), delivery.subject) };
    } catch (error) {
      return { error };
    }
  };

  return async (delivery) => {
    const content = read(delivery);
    if ('error' in content) {
      const { deliveryCount: attempts } = delivery.info;
      return await park(delivery, { reason: 'unreadable', attempts, error: content.error });
    }
    const { message } = content;
    return await turns.take(options.orderKey?.(message), () => handle(delivery, message));
  };
};
