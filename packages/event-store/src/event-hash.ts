import { hash as digestOf } from 'node:crypto';
import { BrokenChainError, GapError } from './errors.ts';
import type { RawEvent } from './raw-event.ts';

/** The parts of an event that its hash covers; `data` and `metadata` as JSON text. */
export interface HashedParts {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly dataJson: string;
  readonly metadataJson: string;
}

/** SHA-256 (hex) over `JSON.stringify([stream, revision, id, type, data, metadata])`. */
export const hashOfParts = (parts: HashedParts): string => {
  const { stream, revision, id, type, dataJson, metadataJson } = parts;
  const names = [id, type].map((text) => JSON.stringify(text)).join(',');
  const text = `[${JSON.stringify(stream)},${revision},${names},${dataJson},${metadataJson}]`;
  return digestOf('sha256', text);
};

/** The hash of an event as it is stored, which its successor carries as `prevHash`. */
export const hashOfEvent = (event: RawEvent): string =>
  hashOfParts({
    ...event,
    dataJson: JSON.stringify(event.data) ?? 'null',
    metadataJson: JSON.stringify(event.metadata) ?? 'null',
  });

/** What an event says is the hash of its predecessor; `undefined` when it says nothing. */
const claimedPrevHash = (metadata: unknown): unknown =>
  typeof metadata === 'object' && metadata !== null && 'prevHash' in metadata
    ? metadata.prevHash
    : undefined;

/**
 * Verifies the events of one stream, oldest first, from its very first one. Answers the number of
 * events and the hash of the last one, which nothing in the stream vouches for: keep it elsewhere
 * (or append to the stream) to prove that the tail was not cut or changed.
 *
 * Throws `BrokenChainError` at the first event whose predecessor is not what it was, `GapError`
 * when one is missing.
 */
export const verifyChain = async (
  events: AsyncIterable<RawEvent> | Iterable<RawEvent>,
): Promise<{ readonly count: number; readonly hash: string | null }> => {
  let hash: string | null = null;
  let count = 0;
  for await (const event of events) {
    if (event.revision !== BigInt(count)) {
      throw new GapError(event.stream, BigInt(count), event.revision);
    }
    if (claimedPrevHash(event.metadata) !== hash) {
      throw new BrokenChainError(event.stream, event.revision);
    }
    hash = hashOfEvent(event);
    count += 1;
  }
  return { count, hash };
};
