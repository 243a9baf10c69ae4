import type { JetStreamClient, NatsConnection } from 'nats';
import pRetry from 'p-retry';
import type { Logger } from '../logger.ts';
import { ensureStream } from './stream.ts';
import type { StreamDescription } from './stream.ts';

export interface Publication {
  readonly stream: StreamDescription;
  readonly subject: string;
  /** The stream drops a second message with the id of a recent one. */
  readonly messageId: string;
  readonly text: string;
}

/** Resolves when the message is stored. Tries until then; rejects when the signal is aborted. */
export type Publish = (publication: Publication, signal?: AbortSignal) => Promise<void>;

/** Short, as asking again costs nothing: what was sent into a broken connection is never answered. */
const answerTimeoutMs = 2_000;

/** Resolves when the message is stored; one try. Throws what NATS throws. */
export const publishOnce = async (
  jetstream: JetStreamClient,
  { subject, messageId, text }: Omit<Publication, 'stream'>,
): Promise<void> => {
  await jetstream.publish(subject, text, { msgID: messageId, timeout: answerTimeoutMs });
};

export const createPublish = (connection: NatsConnection, logger: Logger): Publish => {
  const jetstream = connection.jetstream();
  return async (publication, signal) => {
    const { stream, messageId } = publication;
    const once = async (attemptNumber: number): Promise<void> => {
      // No stream for the subject is one of the reasons to fail.
      if (attemptNumber > 1) await ensureStream(connection, stream);
      await publishOnce(jetstream, publication);
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
