/** Revision of a tombstone: int64 max, which a double holds as exactly 2^63. */
export const TOMBSTONE_REVISION = 2 ** 63;
/** The same number as PostgreSQL and the wire want it. */
export const TOMBSTONE_REVISION_TEXT = '9223372036854775807';

/** Revision of a stream that has no event. */
export const NO_EVENT = -1;

/** Event types that the server itself writes or interprets. */
export const METADATA_TYPE = '$metadata';
export const STREAM_DELETED_TYPE = '$streamDeleted';
export const LINK_TYPE = '$>';

export const JSON_CONTENT = 'application/json';

/** The log itself, as clients name it. It is no stream that one could write to. */
export const ALL_STREAM = '$all';
/** The longest name of a stream, in bytes: an index entry of the database holds no more. */
export const MAX_NAME_BYTES = 2_000;

/** The largest append in bytes: data + metadata + 2 × type length over all of its events. */
export const MAX_APPEND_BYTES = 1024 * 1024;

/** What the writer of an append expects of the stream; a bigint is an exact revision. */
export type ExpectedRevision = 'any' | 'noStream' | 'streamExists' | bigint;

/** An event as a client proposes it. `id` is a lower-case UUID. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/**
 * An event as it is stored. `record` is a protobuf `RecordedEvent` without its id (field 1), so that
 * a read answers with a copy of bytes whichever form of UUID the client asked for.
 */
export interface StoredEvent {
  readonly position: number;
  readonly revision: number;
  readonly eventId: string;
  readonly record: Buffer;
}

/** A stored event that has just been written, with its stream at hand. */
export interface CommittedEvent extends StoredEvent {
  readonly stream: string;
}

/** A write: an append with its events, a soft delete or a tombstone. */
export interface WriteRequest {
  readonly kind: 'append' | 'delete' | 'tombstone';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
  /** Sum of the events' sizes, in bytes. */
  readonly bytes: number;
  /** Instant, in ms since the epoch, after which nobody waits for the answer: then nothing is written. */
  readonly expiresAtMs: number;
}

/** How a write ended. `unavailable` = not known; all others are definite. */
export type WriteOutcome =
  | { readonly kind: 'success'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrongExpectedVersion'; readonly current: number }
  | { readonly kind: 'streamDeleted' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unavailable' };

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const originalStreamOf = (metastream: string): string => metastream.slice(2);

/** What the event store tells about itself; pino fits. */
export interface EventStoreLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
