import type { KnownEvent, KnownEvents } from './commit-check.ts';
import { arrayOf } from './database.ts';
import { NO_EVENT, type WriteRequest } from './model.ts';
import { isTombstoned, type StreamState } from './stream-state.ts';
import type { WriterSession } from './writer-session.ts';

/**
 * The events that the idempotency of one group of writes depends on: those found in the database
 * and those the group itself is about to write.
 */
export class KnownEventIndex {
  readonly #byStream = new Map<string, { ids: Map<string, KnownEvent>; at: Map<number, Known> }>();

  add(stream: string, eventId: string, event: KnownEvent): void {
    const index = this.#of(stream);
    const previous = index.ids.get(eventId);
    // An id may be there several times, when it was so in one append: the first one counts.
    if (previous === undefined || previous.revision > event.revision) index.ids.set(eventId, event);
    index.at.set(event.revision, { eventId, position: event.position });
  }

  /** The view that `checkCommit` takes for one stream. */
  of(stream: string): KnownEvents {
    const { ids, at } = this.#of(stream);
    return {
      byId: (eventId) => ids.get(eventId),
      positionAt: (revision, eventId) => {
        const found = at.get(revision);
        return found?.eventId === eventId ? found.position : undefined;
      },
    };
  }

  #of(stream: string): { ids: Map<string, KnownEvent>; at: Map<number, Known> } {
    let index = this.#byStream.get(stream);
    if (index === undefined) {
      index = { ids: new Map(), at: new Map() };
      this.#byStream.set(stream, index);
    }
    return index;
  }
}

interface Known {
  readonly eventId: string;
  readonly position: number;
}

interface KnownRow {
  stream_id: string;
  revision: string;
  event_id: string;
  position: string;
}

const COLUMNS = 'e.stream_id, e.revision, e.event_id, e.position';

const BY_ID = `
  select ${COLUMNS} from unnest($1::bigint[], $2::uuid[]) as wanted (stream_id, event_id)
  join event_store.events e on e.stream_id = wanted.stream_id and e.event_id = wanted.event_id`;

const BY_REVISION = `
  select ${COLUMNS} from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as wanted (stream_id, low, high)
  join event_store.events e
    on e.stream_id = wanted.stream_id and e.revision between wanted.low and wanted.high`;

/**
 * Looks up what the given writes may repeat. A write that expects the very head of its stream, as
 * nearly all do, and one to a new stream need no look-up.
 */
export const loadKnownEvents = async (
  session: WriterSession,
  requests: readonly WriteRequest[],
  states: ReadonlyMap<string, StreamState>,
): Promise<KnownEventIndex> => {
  const index = new KnownEventIndex();
  const names = new Map<number, string>();
  const add = (rows: readonly KnownRow[]): void => {
    for (const row of rows) {
      const stream = names.get(Number(row.stream_id));
      if (stream === undefined) continue;
      const event = { revision: Number(row.revision), position: Number(row.position) };
      index.add(stream, row.event_id, event);
    }
  };
  const firstIds: [streamId: number, eventId: string][] = [];
  const ranges: [streamId: number, low: number, high: number][] = [];
  for (const request of requests) {
    const { stream, expected, events } = request;
    const state = states.get(stream);
    const [first] = events;
    if (state === undefined || first === undefined || state.id === 0 || isTombstoned(state))
      continue;
    names.set(state.id, stream);
    if (judgesByIds(request)) firstIds.push([state.id, first.id]);
    else {
      const low = (expected === 'noStream' ? NO_EVENT : Number(expected)) + 1;
      const high = Math.min(state.last, low + events.length - 1);
      if (low <= high) ranges.push([state.id, low, high]);
    }
  }
  if (firstIds.length > 0) add(await queryIds(session, firstIds));
  const others = otherIdsOfRepeated(requests, states, index);
  if (others.length > 0) add(await queryIds(session, others));
  if (ranges.length > 0) {
    add(
      await session.query<KnownRow>('known-by-revision', BY_REVISION, [
        arrayOf(ranges.map(([streamId]) => streamId)),
        arrayOf(ranges.map(([, low]) => low)),
        arrayOf(ranges.map(([, , high]) => high)),
      ]),
    );
  }
  return index;
};

const judgesByIds = ({ expected }: WriteRequest): boolean =>
  expected === 'any' || expected === 'streamExists';

const queryIds = async (
  session: WriterSession,
  wanted: readonly [streamId: number, eventId: string][],
): Promise<KnownRow[]> =>
  await session.query<KnownRow>('known-by-id', BY_ID, [
    arrayOf(wanted.map(([streamId]) => streamId)),
    arrayOf(wanted.map(([, eventId]) => eventId)),
  ]);

/** Only when the first id of a write is known, or about to be, do the others matter. */
const otherIdsOfRepeated = (
  requests: readonly WriteRequest[],
  states: ReadonlyMap<string, StreamState>,
  index: KnownEventIndex,
): [streamId: number, eventId: string][] => {
  if (!requests.some(judgesByIds)) return [];
  const earlier = new Set<string>();
  return requests.flatMap((request) => {
    const { stream, events } = request;
    const [first, ...rest] = events;
    const id = states.get(stream)?.id ?? 0;
    const isRepeated =
      first !== undefined &&
      (earlier.has(first.id) || index.of(stream).byId(first.id) !== undefined);
    for (const event of events) earlier.add(event.id);
    if (!isRepeated || !judgesByIds(request) || id === 0) return [];
    return rest.map((event): [number, string] => [id, event.id]);
  });
};
