import type { EventDecoder, LedgerEvent } from '@order-ledger/event-store';
import type { SpooledEvent } from './spool/records.ts';

/** An event as every reader of the ledger gets it. Throws `PoisonEventError`. */
export const decodeSpooled = <Event extends { readonly type: string }>(
  spooled: SpooledEvent,
  metadataJson: unknown,
  codec: EventDecoder<Event>,
): LedgerEvent<Event> => {
  const data: unknown = JSON.parse(spooled.dataJson);
  const { event, metadata } = codec.decode({ type: spooled.type, data, metadata: metadataJson });
  const { stream, category, streamId, revision, position, id, type, createdAt } = spooled;
  return {
    stream,
    category,
    streamId,
    revision,
    position,
    id,
    type,
    event,
    metadata,
    createdAt,
  };
};
