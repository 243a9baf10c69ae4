import { v4 as uuidv4 } from 'uuid';
import { classifyAppendError } from './classify.ts';
import type { LedgerClient } from './client.ts';
import { writeNewest } from './newest-only.ts';
import { streamEvents } from './read.ts';
import type { ReadContext } from './read.ts';
import { NoAnswerError } from './retry.ts';

/** Holds one event, written by whoever comes first, that names this event store for good. */
const identityStream = 'ledgerIdentity';

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
export const identify = async (
  client: LedgerClient,
  context: ReadContext,
  timeoutMs: number,
): Promise<string> => {
  const known = await readIdentity(context);
  if (known !== undefined) return known;
  const events = [
    { id: uuidv4(), type: 'LedgerIdentified', dataJson: JSON.stringify({ storeId: uuidv4() }) },
  ];
  try {
    await client.append({ stream: identityStream, expectedRevision: -1n, events }, timeoutMs);
  } catch (error) {
    if (classifyAppendError(error) === 'unknown') throw new NoAnswerError(error);
    if (classifyAppendError(error) !== 'conflict') throw error;
  }
  // Not the event just made: another writer may have been first.
  const written = await readIdentity(context);
  if (written === undefined) throw new NoAnswerError(new Error('the identity is not there yet'));
  return written;
};

/** The type of every canary event. */
export const canaryType = 'Canary';

/** The stream of the canary events of one subscription. */
export const canaryStream = (name: string): string => `canary-${name}`;

/**
 * Writes an event that the subscription of this name must see soon, if it is alive. Not a
 * decision, hence at any revision.
 */
export const sendCanary = (client: LedgerClient, name: string, timeoutMs: number): Promise<void> =>
  writeNewest(client, { stream: canaryStream(name), type: canaryType, dataJson: '{}' }, timeoutMs);
