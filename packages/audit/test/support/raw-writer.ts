import { randomUUID } from 'node:crypto';
import { eventIdOf, hashOfParts } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';

export interface RawContent {
  readonly type: string;
  readonly data: object;
}

/** Writes events past every decider, with right ids and hashes: only what they say is wrong. */
export const createRawWriter = (eventStore: EventStore) => {
  const heads = new Map<string, { readonly revision: bigint; readonly hash: string }>();
  return async (stream: string, ...contents: readonly RawContent[]): Promise<void> => {
    for (const { type, data } of contents) {
      const head = heads.get(stream);
      const commandId = randomUUID();
      const metadata = {
        $correlationId: 'test',
        $causationId: 'test',
        actor: 'service:test',
        schemaVersion: type === 'StockAdjusted' || type === 'RefundRequested' ? 2 : 1,
        commandId,
        prevHash: head?.hash ?? null,
      };
      const json = { dataJson: JSON.stringify(data), metadataJson: JSON.stringify(metadata) };
      const revision = (head?.revision ?? -1n) + 1n;
      const id = eventIdOf({ commandId, index: 0, type, ...json });
      const hash = hashOfParts({ stream, revision, id, type, ...json });
      const event = { event: { type, data }, id, type, revision, hash, bytes: 0, ...json };
      await eventStore.append({ stream, expectedRevision: revision - 1n, events: [event] });
      heads.set(stream, { revision, hash });
    }
  };
};
