import { deadLetterMessage, decodeIntegrationEvent, ledgerStreams } from '@order-ledger/contracts';
import type { DeadLetter, IntegrationEvent, StreamDefinition } from '@order-ledger/contracts';
import type { NatsConnection, StoredMsg } from 'nats';

/** Everything that a stream holds, oldest first; nothing when it is not there yet. */
const storedIn = async (
  connection: NatsConnection,
  { name }: StreamDefinition,
): Promise<readonly StoredMsg[]> => {
  const { streams } = await connection.jetstreamManager();
  const info = await streams.info(name).catch(() => undefined);
  if (info === undefined || info.state.messages === 0) return [];
  const { first_seq: first, last_seq: last } = info.state;
  const sequences = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return await Promise.all(sequences.map((seq) => streams.getMessage(name, { seq })));
};

export const deadLettersIn = async (connection: NatsConnection): Promise<readonly DeadLetter[]> =>
  (await storedIn(connection, ledgerStreams.deadLetters)).map((stored) =>
    deadLetterMessage.decode(stored.string()),
  );

export const integrationEventsIn = async (
  connection: NatsConnection,
): Promise<readonly IntegrationEvent[]> =>
  (await storedIn(connection, ledgerStreams.events)).map((stored) =>
    decodeIntegrationEvent(stored.subject, stored.string()),
  );

/** Messages of a work queue that nobody has handled to their end. */
export const waitingIn = async (
  connection: NatsConnection,
  { name }: StreamDefinition,
): Promise<number> => {
  const { streams } = await connection.jetstreamManager();
  return (await streams.info(name)).state.messages;
};
