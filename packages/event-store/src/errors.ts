/** `If-Match` named a revision that is not the stream's. Nothing was written. */
export class StaleRevisionError extends Error {
  override readonly name = 'StaleRevisionError';
  readonly code = 'stale_revision';
  readonly expected: bigint;
  /** The stream's revision; `-1n` when it does not exist. */
  readonly actual: bigint;

  constructor(stream: string, expected: bigint, actual: bigint) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
    this.expected = expected;
    this.actual = actual;
  }
}

/** The command id was used before, for a request with another fingerprint. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
  readonly code = 'idempotency_key_reused';

  constructor(stream: string, commandId: string) {
    super(`command ${commandId} was given to ${stream} with another content`);
  }
}

/** Other writers won every attempt. Nothing was written; try again later. */
export class TooMuchContentionError extends Error {
  override readonly name = 'TooMuchContentionError';
  readonly code = 'too_much_contention';

  constructor(stream: string, attempts: number) {
    super(`${stream}: other writers won ${attempts} times in a row`);
  }
}

/** Too many commands wait, or this one waited too long. It was never tried; try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
  readonly code = 'overloaded';

  constructor(stream: string, reason: string) {
    super(`${stream}: ${reason}`);
  }
}

/**
 * The event store did not answer in time. Whether the command was written is unknown: repeat it
 * with the same command id and it is written once.
 */
export class EventStoreUnavailableError extends Error {
  override readonly name = 'EventStoreUnavailableError';
  readonly code = 'event_store_unavailable';
}

export type RefusalReason = 'stream_deleted' | 'access_denied' | 'too_large';

/** The event store refused an append for good. Nothing was written. */
export class AppendRefusedError extends Error {
  override readonly name = 'AppendRefusedError';
  readonly code = 'append_refused';
  readonly reason: RefusalReason;

  constructor(stream: string, reason: RefusalReason, options?: ErrorOptions) {
    super(`append to ${stream} refused: ${reason}`, options);
    this.reason = reason;
  }
}

/** The stream was tombstoned: it can be neither read nor written, ever again. */
export class StreamTombstonedError extends Error {
  override readonly name = 'StreamTombstonedError';
  readonly code = 'stream_tombstoned';
}

/** Revisions of a stream that do not follow one another: events are missing. Never skipped. */
export class GapError extends Error {
  override readonly name = 'GapError';
  readonly code = 'gap';

  constructor(stream: string, expected: bigint, actual: bigint) {
    super(`${stream}: expected revision ${expected}, read ${actual}`);
  }
}

/** An event does not carry the hash of its predecessor: one of the two was changed. */
export class BrokenChainError extends Error {
  override readonly name = 'BrokenChainError';
  readonly code = 'broken_chain';
  readonly stream: string;
  readonly revision: bigint;

  constructor(stream: string, revision: bigint) {
    super(`${stream}: the hash chain breaks between revisions ${revision - 1n} and ${revision}`);
    this.stream = stream;
    this.revision = revision;
  }
}

/** A checkpoint that does not belong to this event store: an older or another one is connected. */
export class ForeignCheckpointError extends Error {
  override readonly name = 'ForeignCheckpointError';
  readonly code = 'foreign_checkpoint';
}
