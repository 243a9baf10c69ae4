import type { NatsConnection } from 'nats';
import pRetry from 'p-retry';
import type { Logger } from '../logger.ts';
import { createPublisher } from './publisher.ts';
import type { Outgoing } from './publisher.ts';
import { ensureStream } from './stream.ts';
import type { StreamDescription } from './stream.ts';

export interface Publication extends Outgoing {
  readonly stream: StreamDescription;
}

/** Resolves when the message is stored. Tries until then; rejects when the signal is aborted. */
export type Publish = (publication: Publication, signal?: AbortSignal) => Promise<void>;

export const createPublish = (connection: NatsConnection, logger: Logger): Publish => {
  const publishOnce = createPublisher(connection);
  return async (publication, signal) => {
    const { stream, messageId } = publication;
    const once = async (attemptNumber: number): Promise<void> => {
      // No stream for the subject is one of the reasons to fail.
      if (attemptNumber > 1) await ensureStream(connection, stream);
      await publishOnce(publication);
    };
    await pRetry(once, {
      retries: Infinity,
      minTimeout: 50,
      maxTimeout: 5_000,
      signal,
      onFailedAttempt: ({ error }) => logger.warn({ err: error, messageId }, 'not published yet'),
    });
  };
};
