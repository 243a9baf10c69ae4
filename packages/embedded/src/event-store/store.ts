import type { EventStoreLogger } from './model.ts';
import { OwnStreams } from './own-streams.ts';
import { PersistentSubscriptions } from './persistent/subscriptions.ts';
import { Reader } from './reader.ts';
import { StreamStateCache } from './stream-state.ts';
import { Tail } from './tail.ts';
import { WriterSession } from './writer-session.ts';
import { Writer } from './writer.ts';

/** Streams whose state is kept in memory. */
const CACHED_STREAMS = 50_000;
/** As on the server: every log begins with this metadata, so that no event of a user is the first. */
const SCAVENGES = { stream: '$scavenges', metadata: { $maxAge: 2_592_000 } };

/** The parts that the calls work with. */
export interface Store {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly tail: Tail;
  readonly subscriptions: PersistentSubscriptions;
  readonly logger: EventStoreLogger;
}

/** Opens the log in a database. Throws `StoreLockedError` when another process keeps it. */
export const openStore = async (
  postgresUrl: string,
  lockTimeoutMs: number,
  logger: EventStoreLogger,
): Promise<Store> => {
  let onLost: (error: Error) => void = () => undefined;
  const session = await WriterSession.open(postgresUrl, lockTimeoutMs, (error) => onLost(error));
  const tail = new Tail(session.lastPosition);
  const states = new StreamStateCache(CACHED_STREAMS);
  const writer = new Writer({ postgresUrl, session, tail, states, logger });
  onLost = writer.onSessionLost;
  const reader = new Reader(postgresUrl, states, logger);
  const streams = new OwnStreams(writer, reader, tail);
  const subscriptions = new PersistentSubscriptions({ reader, tail, streams, logger });
  const store = { writer, tail, logger, reader, subscriptions };
  try {
    if (tail.head === 0) await streams.setMetadata(SCAVENGES.stream, SCAVENGES.metadata);
    await subscriptions.start();
    return store;
  } catch (error) {
    await closeStore(store);
    throw error;
  }
};

export const closeStore = async ({ writer, reader, subscriptions }: Store): Promise<void> => {
  await subscriptions.close();
  await writer.stop();
  await reader.close();
};
