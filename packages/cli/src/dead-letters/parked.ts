import { deadLetterMessage, deadLetterSubject, ledgerStreams } from '@order-ledger/contracts';
import type { DeadLetter } from '@order-ledger/contracts';
import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';

/** A message that was set aside, as the stream of dead letters holds it. */
export interface Parked {
  /** Its number in the stream of dead letters. */
  readonly sequence: number;
  /** Where it was, before it was set aside. */
  readonly subject: string;
  readonly parkedAt: Date;
  /** `undefined` for what somebody else has put into the stream. */
  readonly letter: DeadLetter | undefined;
  /** As it is stored. */
  readonly text: string;
}

const { name: stream } = ledgerStreams.deadLetters;
const prefix = deadLetterSubject('');

/** Codes of the JetStream API: no such message, no such stream. */
const missing: readonly unknown[] = [10_037, 10_059];

const isMissing = (error: unknown): boolean =>
  error instanceof NatsError && missing.includes(error.api_error?.err_code);

/** What there is, or `undefined` when the stream or the message is not there. */
const ifThere = async <T>(asked: Promise<T>): Promise<T | undefined> =>
  await asked.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

interface Stored {
  readonly seq: number;
  readonly subject: string;
  string(): string;
}

const parkedOf = (stored: Stored, parkedAt: Date): Parked => {
  const text = stored.string();
  return {
    sequence: stored.seq,
    subject: stored.subject.slice(prefix.length),
    parkedAt,
    letter: deadLetterMessage.safeDecode(text).data,
    text,
  };
};

/**
 * The dead letters that there are now, oldest first; none that come meanwhile. `subject`: only
 * those that were there, and it may have the wildcards of NATS.
 */
export async function* parkedMessages(
  connection: NatsConnection,
  subject = '>',
): AsyncGenerator<Parked, void, undefined> {
  const { streams } = await connection.jetstreamManager();
  const info = await ifThere(streams.info(stream));
  if (info === undefined) return;
  const { last_seq: last } = info.state;
  const filterSubjects = deadLetterSubject(subject);
  const consumer = await connection.jetstream().consumers.get(stream, { filterSubjects });
  if ((await consumer.info()).num_pending === 0) return;
  const messages = await consumer.consume({ max_messages: 100 });
  try {
    for await (const message of messages) {
      if (message.seq > last) return;
      yield parkedOf(message, new Date(message.info.timestampNanos / 1e6));
      if (message.info.pending === 0) return;
    }
  } finally {
    messages.stop();
    await consumer.delete();
  }
}

/** The dead letter of this number; `undefined` when it is not there (any more). */
export async function findParked(
  connection: NatsConnection,
  sequence: number,
): Promise<Parked | undefined> {
  const { streams } = await connection.jetstreamManager();
  const stored = await ifThere(streams.getMessage(stream, { seq: sequence }));
  return stored && parkedOf(stored, stored.time);
}

/** Takes a dead letter away for good. Answers whether it was still there. */
export async function dropParked(
  connection: NatsConnection,
  { sequence }: Pick<Parked, 'sequence'>,
): Promise<boolean> {
  const { streams } = await connection.jetstreamManager();
  try {
    return await streams.deleteMessage(stream, sequence);
  } catch (error) {
    // The server has several errors for that; what counts is whether it is there.
    if ((await findParked(connection, sequence)) === undefined) return false;
    throw error;
  }
}
