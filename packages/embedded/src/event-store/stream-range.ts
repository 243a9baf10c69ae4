import { RpcError, streamDeleted } from './errors.ts';
import { isMetastream, NO_EVENT, originalStreamOf } from './model.ts';
import type { Reader, StreamRange } from './reader.ts';
import { firstVisible, isSoftDeleted, isTombstoned, visibilityRules } from './stream-state.ts';

/**
 * The part of a stream that may be read; undefined when there is no such stream or it is softly
 * deleted. Throws `stream-deleted` for a tombstone.
 */
export const visibleRange = async (
  reader: Reader,
  stream: string,
): Promise<StreamRange | undefined> => {
  const state = await reader.state(stream);
  if (isTombstoned(state)) throw streamDeleted(stream);
  if (isMetastream(stream)) {
    const original = await reader.state(originalStreamOf(stream));
    if (isTombstoned(original)) throw streamDeleted(stream);
  }
  if (state.last === NO_EVENT || isSoftDeleted(state)) return undefined;
  const { maxAgeSeconds } = visibilityRules(stream, state);
  return {
    stream,
    streamId: state.id,
    low: firstVisible(stream, state),
    high: state.last,
    sinceMs: Math.max(0, Date.now() - (maxAgeSeconds ?? Infinity) * 1000),
  };
};

/** Like `visibleRange`, but a tombstoned stream is none. */
export const readableRange = async (
  reader: Reader,
  stream: string,
): Promise<StreamRange | undefined> =>
  await visibleRange(reader, stream).catch((error: unknown) => {
    if (error instanceof RpcError) return undefined;
    throw error;
  });
