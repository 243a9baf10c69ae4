import type { ResolvedEvent } from '@eventstore/db-client';

/** An event as it is stored, JSON parsed, nothing validated. */
export interface RawEvent {
  readonly stream: string;
  /** Its number in the stream, from `0n`. */
  readonly revision: bigint;
  /** Its commit position in `$all`. */
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  /** Malformed JSON arrives as text, anything but JSON as bytes: neither passes a schema. */
  readonly data: unknown;
  readonly metadata: unknown;
  readonly createdAt: Date;
}

/** `undefined` for a link whose target is gone. */
export const toRawEvent = ({ event, commitPosition }: ResolvedEvent): RawEvent | undefined =>
  event === undefined
    ? undefined
    : {
        stream: event.streamId,
        revision: event.revision,
        position: event.position?.commit ?? commitPosition ?? 0n,
        id: event.id,
        type: event.type,
        data: event.data,
        metadata: event.metadata,
        createdAt: event.created,
      };
