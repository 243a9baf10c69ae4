import { randomUUID } from 'node:crypto';
import { checkCommit } from './commit-check.ts';
import type { KnownEventIndex } from './known-events.ts';
import {
  type CommittedEvent,
  isMetastream,
  JSON_CONTENT,
  METADATA_TYPE,
  metastreamOf,
  NO_EVENT,
  originalStreamOf,
  type ProposedEvent,
  STREAM_DELETED_TYPE,
  TOMBSTONE_REVISION,
  type WriteOutcome,
  type WriteRequest,
} from './model.ts';
import { parseMetadata, SOFT_DELETED, withTruncateBefore } from './stream-metadata.ts';
import { isSoftDeleted, isTombstoned, type StreamState, UNKNOWN_STREAM } from './stream-state.ts';
import { encodeRecord } from './wire/record.ts';

export interface PlannedEvent extends CommittedEvent {
  readonly streamId: number;
}

/** Where a plan starts. */
export interface PlanBase {
  readonly states: ReadonlyMap<string, StreamState>;
  readonly known: KnownEventIndex;
  /** Position and stream id that were given out last. */
  readonly lastPosition: number;
  readonly lastStreamId: number;
  readonly nowMs: number;
}

/**
 * Decides the writes of one group in their order, each on top of those before it, and collects what
 * is to be inserted. Nothing of it holds until the insert is committed.
 */
export class WritePlan {
  readonly events: PlannedEvent[] = [];
  /** States after the group, of the streams that it changes. */
  readonly changed = new Map<string, StreamState>();
  /** Streams whose row is new or whose metadata changes. */
  readonly dirtyStreams = new Set<string>();
  readonly nowMs: number;
  lastPosition: number;
  lastStreamId: number;
  readonly #base: PlanBase;

  constructor(base: PlanBase) {
    this.#base = base;
    this.nowMs = base.nowMs;
    this.lastPosition = base.lastPosition;
    this.lastStreamId = base.lastStreamId;
  }

  /** Decides one write; what it returns is its answer once the group is committed. */
  add(request: WriteRequest): WriteOutcome {
    const { stream, expected } = request;
    const state = this.#state(stream);
    if (isMetastream(stream) && state.last === NO_EVENT) {
      // Where there was some before, metadata can be written on, though nobody can read it.
      if (isTombstoned(this.#state(originalStreamOf(stream)))) return { kind: 'streamDeleted' };
    }
    // A delete is an event with an id that nobody can have seen.
    const ids = request.kind === 'append' ? request.events.map(({ id }) => id) : [randomUUID()];
    const decision = checkCommit(state, expected, ids, this.#base.known.of(stream));
    if (decision.kind === 'idempotent') return { ...decision, kind: 'success' };
    if (decision.kind !== 'write') return decision;
    if (request.kind === 'delete') return this.#softDelete(stream, state);
    if (request.kind === 'tombstone') return this.#tombstone(stream);
    return this.#append(request, state);
  }

  #append({ stream, events }: WriteRequest, before: StreamState): WriteOutcome {
    if (events.length === 0) return { kind: 'success', revision: before.last, position: undefined };
    const hidden = isMetastream(stream) && isHidden(this.#state(originalStreamOf(stream)));
    for (const event of events) this.#write(stream, event, this.#state(stream).last + 1);
    const position = this.lastPosition;
    const { last: revision } = this.#state(stream);
    if (isSoftDeleted(before)) this.#undelete(stream, before.last + 1);
    if (hidden) {
      const original = originalStreamOf(stream);
      this.#undelete(original, this.#state(original).last + 1);
    }
    return { kind: 'success', revision, position };
  }

  #softDelete(stream: string, state: StreamState): WriteOutcome {
    const metastream = metastreamOf(stream);
    if (state.last === NO_EVENT && this.#state(metastream).last === NO_EVENT) {
      return { kind: 'wrongExpectedVersion', current: NO_EVENT };
    }
    this.#writeMetadata(stream, SOFT_DELETED);
    return { kind: 'success', revision: state.last, position: this.lastPosition };
  }

  #tombstone(stream: string): WriteOutcome {
    this.#write(stream, systemEvent(STREAM_DELETED_TYPE, Buffer.alloc(0)), TOMBSTONE_REVISION);
    return { kind: 'success', revision: TOMBSTONE_REVISION, position: this.lastPosition };
  }

  /** What was softly deleted stays hidden, what comes from `revision` on is seen. */
  #undelete(stream: string, revision: number): void {
    const raw = this.#state(stream).metadata?.raw ?? SOFT_DELETED;
    this.#writeMetadata(stream, withTruncateBefore(raw, revision));
  }

  #writeMetadata(stream: string, metadata: Buffer): void {
    const metastream = metastreamOf(stream);
    const revision = this.#state(metastream).last + 1;
    this.#write(metastream, systemEvent(METADATA_TYPE, metadata), revision);
  }

  #write(stream: string, event: ProposedEvent, revision: number): void {
    const state = this.#state(stream);
    const streamId = this.#rowId(stream, state);
    this.lastPosition += 1;
    const at = { stream, revision, position: this.lastPosition, createdMs: this.nowMs };
    const record = encodeRecord(event, at);
    this.events.push({ ...at, streamId, eventId: event.id, record });
    this.#base.known.add(stream, event.id, { revision, position: this.lastPosition });
    this.changed.set(stream, { ...state, id: streamId, last: revision });
    if (isMetastream(stream)) this.#applyMetadata(originalStreamOf(stream), event);
  }

  /** The last event of a metastream is its stream's metadata, if it is JSON. */
  #applyMetadata(stream: string, { contentType, data }: ProposedEvent): void {
    const state = this.#state(stream);
    const raw = Buffer.from(contentType === JSON_CONTENT ? data : []);
    const id = this.#rowId(stream, state);
    this.changed.set(stream, { ...state, id, metadata: parseMetadata(raw) });
    this.dirtyStreams.add(stream);
  }

  #rowId(stream: string, state: StreamState): number {
    if (state.id !== 0) return state.id;
    this.lastStreamId += 1;
    this.dirtyStreams.add(stream);
    return this.lastStreamId;
  }

  #state(stream: string): StreamState {
    return this.changed.get(stream) ?? this.#base.states.get(stream) ?? UNKNOWN_STREAM;
  }
}

/** New metadata shows what comes to the stream again; to one with a tombstone nothing comes. */
const isHidden = (state: StreamState): boolean => isSoftDeleted(state) && !isTombstoned(state);

const systemEvent = (type: string, data: Buffer): ProposedEvent => ({
  id: randomUUID(),
  type,
  contentType: JSON_CONTENT,
  data,
  metadata: Buffer.alloc(0),
});
