import { ANY, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { v4 as uuidv4 } from 'uuid';
import { classifyAppendError } from './classify.ts';
import { streamEvents } from './read.ts';
import type { ReadContext } from './read.ts';
import { NoAnswerError, within } from './retry.ts';

/** Holds one event, written by whoever comes first, that names this event store for good. */
export const identityStream = 'ledgerIdentity';

const identityIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'storeId' in data && typeof data.storeId === 'string'
    ? data.storeId
    : undefined;

const readIdentity = async (context: ReadContext): Promise<string | undefined> => {
  for await (const { data } of streamEvents(context, identityStream, { maxCount: 1 })) {
    return identityIn(data);
  }
  return undefined;
};

/** Reads the identity and gives the store one when it has none. `NoAnswerError`: try again. */
export const identify = async (context: ReadContext, timeoutMs: number): Promise<string> => {
  const known = await readIdentity(context);
  if (known !== undefined) return known;
  const event = jsonEvent({ type: 'LedgerIdentified', data: { storeId: uuidv4() } });
  try {
    const options = { expectedRevision: NO_STREAM, deadline: timeoutMs } as const;
    await within(timeoutMs, context.client.appendToStream(identityStream, event, options));
  } catch (error) {
    if (classifyAppendError(error) === 'unknown') throw new NoAnswerError(error);
    if (classifyAppendError(error) !== 'conflict') throw error;
  }
  // Not the event just made: another writer may have been first.
  const written = await readIdentity(context);
  if (written === undefined) throw new NoAnswerError(new Error('the identity is not there yet'));
  return written;
};

/** The stream of the canary events of one subscription. */
export const canaryStream = (name: string): string => `canary-${name}`;

/**
 * Writes an event that the subscription of this name must see soon, if it is alive. The stream
 * keeps only its newest event. Not a decision, hence any revision.
 */
export const sendCanary = async (
  client: EventStoreDBClient,
  name: string,
  timeoutMs: number,
): Promise<void> => {
  const event = jsonEvent({ type: 'Canary', data: {} });
  const options = { expectedRevision: ANY, deadline: timeoutMs } as const;
  const { nextExpectedRevision } = await within(
    timeoutMs,
    client.appendToStream(canaryStream(name), event, options),
  );
  if (nextExpectedRevision !== 0n) return;
  const metadata = { maxCount: 1 };
  await within(timeoutMs, client.setStreamMetadata(canaryStream(name), metadata, options));
};
