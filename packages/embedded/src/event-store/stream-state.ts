import { isMetastream, NO_EVENT, TOMBSTONE_REVISION } from './model.ts';
import { parseMetadata, type StreamMetadata, type VisibilityRules } from './stream-metadata.ts';

/** What the store knows of a stream. Immutable: a write makes a new one. */
export interface StreamState {
  /** Row id in `streams`; 0 = the stream has no row yet. */
  readonly id: number;
  /** Revision of the last event, `NO_EVENT` or `TOMBSTONE_REVISION`. */
  readonly last: number;
  readonly metadata: StreamMetadata | undefined;
}

export const UNKNOWN_STREAM: StreamState = { id: 0, last: NO_EVENT, metadata: undefined };

export const isTombstoned = (state: StreamState): boolean => state.last === TOMBSTONE_REVISION;

/** Deleted softly: metadata hides all events, those to come excepted. */
export const isSoftDeleted = (state: StreamState): boolean =>
  state.metadata?.rules.truncateBefore === TOMBSTONE_REVISION;

/** A metastream shows its last event only. */
export const visibilityRules = (stream: string, state: StreamState): VisibilityRules =>
  isMetastream(stream) ? { maxCount: 1 } : (state.metadata?.rules ?? {});

/** The first revision that a read may show, age aside. */
export const firstVisible = (stream: string, state: StreamState): number => {
  const { truncateBefore = 0, maxCount = Infinity } = visibilityRules(stream, state);
  return Math.max(0, truncateBefore, state.last - maxCount + 1);
};

/** A row of `STREAM_STATES`. */
export interface StreamStateRow {
  id: string;
  name: Buffer;
  metadata: Buffer | null;
  last: string | null;
}

/** $1: stream names. Streams without a row are not in the result. */
export const STREAM_STATES = `
  select s.id, s.name, s.metadata, head.revision as last
  from unnest($1::bytea[]) as wanted (name)
  join event_store.streams s on s.name = wanted.name
  left join lateral (
    select e.revision from event_store.events e
    where e.stream_id = s.id order by e.revision desc limit 1
  ) head on true`;

export const toStreamState = (row: StreamStateRow): StreamState => ({
  id: Number(row.id),
  last: row.last === null ? NO_EVENT : Number(row.last),
  metadata: row.metadata === null ? undefined : parseMetadata(row.metadata),
});

/** The states of the streams used last, at most `capacity` of them. */
export class StreamStateCache {
  readonly #states = new Map<string, StreamState>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(stream: string): StreamState | undefined {
    const state = this.#states.get(stream);
    if (state !== undefined) {
      this.#states.delete(stream);
      this.#states.set(stream, state);
    }
    return state;
  }

  set(stream: string, state: StreamState): void {
    this.#states.delete(stream);
    this.#states.set(stream, state);
    if (this.#states.size <= this.#capacity) return;
    const [oldest] = this.#states.keys();
    if (oldest !== undefined) this.#states.delete(oldest);
  }

  clear(): void {
    this.#states.clear();
  }
}
