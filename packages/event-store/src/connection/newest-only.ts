import { v4 as uuidv4 } from 'uuid';
import type { LedgerClient } from './client.ts';

/* Events that are no decisions: written at any revision, and only the newest of them are kept. */

export interface NewestOnly {
  readonly stream: string;
  readonly type: string;
  readonly dataJson: string;
}

export const writeNewest = async (
  client: LedgerClient,
  { stream, type, dataJson }: NewestOnly,
  timeoutMs: number,
): Promise<void> => {
  const events = [{ id: uuidv4(), type, dataJson }];
  await client.append({ stream, expectedRevision: 'any', events }, timeoutMs);
};

/** Has the event store keep no more than so many of a stream's events. */
export const keepOnly = async (
  client: LedgerClient,
  stream: string,
  maxCount: number,
  timeoutMs: number,
): Promise<void> => {
  const dataJson = JSON.stringify({ $maxCount: maxCount });
  await writeNewest(client, { stream: `$$${stream}`, type: '$metadata', dataJson }, timeoutMs);
};
