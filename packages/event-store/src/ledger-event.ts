import { PoisonEventError, parseStreamName } from '@order-ledger/contracts';
import type { EventCodec, EventMetadata } from '@order-ledger/contracts';
import type { RawEvent } from './raw-event.ts';

/** Any event that a codec can carry. */
export interface DomainEvent {
  readonly type: string;
}

/** A stored event, decoded: what every reader of the ledger gets. */
export interface LedgerEvent<Event extends DomainEvent = DomainEvent> {
  readonly stream: string;
  /** `order` of `order-42`. */
  readonly category: string;
  /** `42` of `order-42`. */
  readonly streamId: string;
  readonly revision: bigint;
  /** Its commit position in `$all`. */
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly event: Event;
  readonly metadata: EventMetadata;
  readonly createdAt: Date;
}

/** What a reader needs of a codec. */
export type EventDecoder<Event extends DomainEvent> = Pick<EventCodec<Event>, 'decode'>;

/** The codec of a category; `undefined` for one that the reader does not know. */
export type CodecOf<Event extends DomainEvent> = (
  category: string,
) => EventDecoder<Event> | undefined;

const poison = (raw: RawEvent, reason: string, cause?: unknown): PoisonEventError =>
  new PoisonEventError(
    raw.type,
    `${raw.stream}, revision ${raw.revision}, position ${raw.position}: ${reason}`,
    { cause },
  );

/** Throws a `PoisonEventError` that names the place of an event that cannot be read. */
export const decodeEvent = <Event extends DomainEvent>(
  raw: RawEvent,
  codecOf: CodecOf<Event>,
): LedgerEvent<Event> => {
  const name = parseStreamName(raw.stream);
  const codec = name === undefined ? undefined : codecOf(name.category);
  if (name === undefined || codec === undefined) throw poison(raw, 'no codec for its stream');
  try {
    const { event, metadata } = codec.decode(raw);
    const { stream, revision, position, id, type, createdAt } = raw;
    const { category, id: streamId } = name;
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
  } catch (error) {
    throw poison(raw, error instanceof Error ? error.message : String(error), error);
  }
};
