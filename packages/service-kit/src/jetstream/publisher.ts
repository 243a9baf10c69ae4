import { ErrorCode, NatsError, createInbox, headers } from 'nats';
import type { Msg, NatsConnection } from 'nats';
import { atEndOfTurn } from './end-of-turn.ts';

export interface Outgoing {
  readonly subject: string;
  /** The stream drops a second message with the id of a recent one. */
  readonly messageId: string;
  readonly text: string;
  /** The id of a message: the server stores this one right behind it, and nowhere else. */
  readonly behind?: string | undefined;
}

/** Resolves when the message is stored; one try. Throws `NatsError`. */
export type PublishOnce = (outgoing: Outgoing) => Promise<void>;

/** Short, as asking again costs nothing: what was sent into a broken connection is never answered. */
const answerTimeoutMs = 2_000;

interface Waiting extends Pick<PromiseWithResolvers<void>, 'resolve' | 'reject'> {
  /** On the clock of `performance`. */
  readonly until: number;
}

interface ApiError {
  readonly code: number;
  readonly err_code: number;
  readonly description: string;
}

const isStored = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'seq' in answer && !('error' in answer);

const apiErrorIn = (answer: unknown): ApiError | undefined =>
  typeof answer === 'object' && answer !== null && 'error' in answer
    ? (answer.error as ApiError)
    : undefined;

/** Why the message is not stored; `undefined` when it is. */
const refusalIn = (message: Msg): NatsError | undefined => {
  if (message.data.length === 0) return NatsError.errorForCode(ErrorCode.NoResponders);
  const answer = message.json<unknown>();
  if (isStored(answer)) return undefined;
  const error = apiErrorIn(answer);
  if (error === undefined) return NatsError.errorForCode(ErrorCode.JetStreamInvalidAck);
  const refusal = new NatsError(error.description, `${error.code}`);
  refusal.api_error = error;
  return refusal;
};

/**
 * Publishes to JetStream over one connection. All that is published within a turn of the event loop
 * leaves in one write, and all answers come over one subscription. The client's own `publish` makes
 * an error with its stack trace for every message, also for one that is stored, and three timers.
 */
export const createPublisher = (connection: NatsConnection): PublishOnce => {
  const inbox = `${createInbox()}.`;
  /** By the end of the subject that the answer comes to, the oldest first. */
  const waiting = new Map<string, Waiting>();
  let published = 0;
  let listening = false;
  let sweep: NodeJS.Timeout | undefined;

  const settle = (token: string, error?: NatsError): void => {
    const publication = waiting.get(token);
    waiting.delete(token);
    if (error === undefined) publication?.resolve();
    else publication?.reject(error);
  };

  const onAnswer = (error: NatsError | null, message: Msg): void => {
    if (error === null) settle(message.subject.slice(inbox.length), refusalIn(message));
    // The server does not let this connection listen.
    else for (const token of waiting.keys()) settle(token, error);
  };

  /** One timer for all: they time out in the order in which they were published. */
  const sweepLater = (): void => {
    const [oldest] = waiting.values();
    if (sweep !== undefined || oldest === undefined) return;
    sweep = setTimeout(() => {
      sweep = undefined;
      for (const [token, { until }] of waiting) {
        if (until > performance.now()) break;
        settle(token, NatsError.errorForCode(ErrorCode.Timeout));
      }
      sweepLater();
    }, oldest.until - performance.now());
  };

  const send = atEndOfTurn<readonly [token: string, Outgoing]>((all) => {
    for (const [token, { subject, messageId, text, behind }] of all) {
      const carried = headers();
      carried.set('Nats-Msg-Id', messageId);
      if (behind !== undefined) carried.set('Nats-Expected-Last-Msg-Id', behind);
      try {
        connection.publish(subject, text, { headers: carried, reply: `${inbox}${token}` });
      } catch (error) {
        settle(token, error as NatsError);
      }
    }
  });

  return async (outgoing) => {
    if (!listening) connection.subscribe(`${inbox}*`, { callback: onAnswer });
    listening = true;
    published += 1;
    const token = published.toString(36);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.set(token, { resolve, reject, until: performance.now() + answerTimeoutMs });
    sweepLater();
    send([token, outgoing]);
    await promise;
  };
};
