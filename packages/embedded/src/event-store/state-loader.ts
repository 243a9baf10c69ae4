import { isMetastream, metastreamOf, originalStreamOf, type WriteRequest } from './model.ts';
import {
  isSoftDeleted,
  STREAM_STATES,
  type StreamState,
  type StreamStateCache,
  type StreamStateRow,
  toStreamState,
  UNKNOWN_STREAM,
} from './stream-state.ts';
import type { WriterSession } from './writer-session.ts';

/** The states of all streams that these writes touch or look at, from memory or the database. */
export const loadStates = async (
  session: WriterSession,
  cache: StreamStateCache,
  requests: readonly WriteRequest[],
): Promise<ReadonlyMap<string, StreamState>> => {
  const states = new Map<string, StreamState>();
  const names = new Set<string>();
  for (const { stream, kind } of requests) {
    names.add(stream);
    if (isMetastream(stream)) names.add(originalStreamOf(stream));
    if (kind === 'delete') names.add(metastreamOf(stream));
  }
  await load(session, cache, names, states);
  // A write to a softly deleted stream also writes its metadata.
  const deleted = [...states].filter(([, state]) => isSoftDeleted(state));
  await load(session, cache, new Set(deleted.map(([name]) => metastreamOf(name))), states);
  return states;
};

const load = async (
  session: WriterSession,
  cache: StreamStateCache,
  names: ReadonlySet<string>,
  states: Map<string, StreamState>,
): Promise<void> => {
  const missing: Buffer[] = [];
  for (const name of names) {
    if (states.has(name)) continue;
    const cached = cache.get(name);
    states.set(name, cached ?? UNKNOWN_STREAM);
    if (cached === undefined) missing.push(Buffer.from(name));
  }
  if (missing.length === 0) return;
  const rows = await session.query<StreamStateRow>('stream-states', STREAM_STATES, [missing]);
  for (const row of rows) {
    const name = row.name.toString();
    const state = toStreamState(row);
    states.set(name, state);
    cache.set(name, state);
  }
};
