import type { EventCodec, EventMetadata } from '@order-ledger/contracts';
import type { CommandContext } from './command.ts';
import { hashOfParts } from './event-hash.ts';
import { nameBasedUuid } from './name-based-uuid.ts';

/** An event whose every byte is decided before the first try to append it. */
export interface FrozenEvent<Event = unknown> {
  /** As every reader will decode it. */
  readonly event: Event;
  readonly id: string;
  readonly type: string;
  readonly dataJson: string;
  readonly metadataJson: string;
  readonly revision: bigint;
  /** Of the event once it is stored; the next event carries it. */
  readonly hash: string;
  /** As the event store counts them: data, metadata and twice the type's length. */
  readonly bytes: number;
}

/** Where in its stream and in its command an event stands. */
export interface Place {
  readonly stream: string;
  readonly revision: bigint;
  readonly prevHash: string | null;
  /** Its number among the events of its command. */
  readonly index: number;
}

const metadataOf = (
  context: CommandContext,
  schemaVersion: number,
  prevHash: string | null,
): EventMetadata => {
  const { commandId, correlationId, causationId = commandId, actor } = context;
  const { fingerprint, traceparent } = context;
  return {
    $correlationId: correlationId,
    $causationId: causationId,
    actor,
    schemaVersion,
    commandId,
    ...(fingerprint !== undefined && { fingerprint }),
    prevHash,
    ...(traceparent !== undefined && { traceparent }),
  };
};

/** What the id of an event derives from; `data` and `metadata` as JSON text. */
interface IdentifiedParts {
  /** A UUID. */
  readonly commandId: string;
  /** Its number among the events of its command. */
  readonly index: number;
  readonly type: string;
  readonly dataJson: string;
  readonly metadataJson: string;
}

/**
 * The id derives from the command, the event's number in it and its content. The event store
 * compares ids only: with the content left out, a second instance that runs the same command at
 * the same revision a moment later would be told that its events are stored, while the stream
 * holds the other's. So the same try again is recognised, another content never is.
 *
 * Throws a `TypeError` when the command id is no UUID.
 */
export const eventIdOf = (parts: IdentifiedParts): string => {
  const { commandId, index, type, dataJson, metadataJson } = parts;
  return nameBasedUuid(`${index}:${type}:${dataJson}:${metadataJson}`, commandId);
};

/**
 * The event is decoded before it is stored: one that no reader could read is never written.
 *
 * Throws a `TypeError` when the data is no JSON (a bigint) or the command id no UUID, a
 * `PoisonEventError` when it does not pass its own schema.
 */
export const freezeEvent = <Event extends { readonly type: string }>(
  codec: EventCodec<Event>,
  decided: Event,
  context: CommandContext,
  place: Place,
): FrozenEvent<Event> => {
  const encoded = codec.encode(decided);
  const { type } = encoded;
  const metadata = metadataOf(context, encoded.schemaVersion, place.prevHash);
  const dataJson = JSON.stringify(encoded.data);
  const metadataJson = JSON.stringify(metadata);
  const { commandId } = context;
  const id = eventIdOf({ commandId, index: place.index, type, dataJson, metadataJson });
  const { stream, revision } = place;
  const data: unknown = JSON.parse(dataJson);
  return {
    event: codec.decode({ type, data, metadata }).event,
    id,
    type,
    dataJson,
    metadataJson,
    revision,
    hash: hashOfParts({ stream, revision, id, type, dataJson, metadataJson }),
    bytes: Buffer.byteLength(dataJson) + Buffer.byteLength(metadataJson) + 2 * type.length,
  };
};
