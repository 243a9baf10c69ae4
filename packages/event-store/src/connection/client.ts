import { EventStoreDBClient } from '@eventstore/db-client';
import { within } from './retry.ts';

/**
 * A client for a connection string, which may hold a password: neither the string nor an error of
 * its parser, which quotes it, is ever logged or kept.
 *
 * Appends are unary calls. The client's batch append is faster but loses answers: it keeps the
 * appends in flight of all clients of the process in one map, and an error of any stream rejects
 * all of them, whose late answers then throw; it has no deadline on this side, and hangs for ever
 * when the server ends the stream politely. A unary append has a deadline of its own and fails
 * alone. Saying that the server has no batch append also saves the client's capability probe,
 * which has no deadline either and caches its failure.
 *
 * Throws a `TypeError` for a connection string that cannot be read.
 */
export const createClient = (url: string): EventStoreDBClient => {
  try {
    const client = EventStoreDBClient.connectionString(url);
    if (!Reflect.set(client, 'supports', () => Promise.resolve(false))) throw new TypeError();
    return client;
  } catch {
    throw new TypeError('the connection string of the event store cannot be read');
  }
};

interface Closable {
  close(): void;
}

const isClosable = (value: unknown): value is Closable =>
  typeof value === 'object' && value !== null && 'close' in value;

/** How long calls may take to end once they are cancelled. */
const closeTimeoutMs = 2_000;

const closeChannel = async (client: EventStoreDBClient): Promise<void> => {
  const getChannel: unknown = Reflect.get(client, 'getChannel');
  if (typeof getChannel !== 'function') return;
  const channel: unknown = await getChannel();
  if (isClosable(channel)) channel.close();
};

/**
 * Ends every call and, what the client's own `dispose` leaves out, the connection. Never rejects:
 * whoever closes a connection has no more use for it.
 */
export const closeClient = async (client: EventStoreDBClient): Promise<void> => {
  await within(closeTimeoutMs, client.dispose()).catch(() => {});
  await within(closeTimeoutMs, closeChannel(client)).catch(() => {});
};
