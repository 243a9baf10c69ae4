import { type ExpectedRevision, NO_EVENT } from './model.ts';
import { isSoftDeleted, isTombstoned, type StreamState } from './stream-state.ts';

/** Where an event of the stream is. */
export interface KnownEvent {
  readonly revision: number;
  readonly position: number;
}

/** The events of one stream that idempotency may have to be judged by. */
export interface KnownEvents {
  byId(eventId: string): KnownEvent | undefined;
  /** Position of the event with this id at this revision; undefined when another one is there. */
  positionAt(revision: number, eventId: string): number | undefined;
}

export type Decision =
  | { readonly kind: 'write' }
  | { readonly kind: 'idempotent'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrongExpectedVersion'; readonly current: number }
  | { readonly kind: 'streamDeleted' };

const WRITE: Decision = { kind: 'write' };

/**
 * Decides whether events with these ids may be written to a stream in this state. The rules and
 * their order are EventStoreDB's.
 */
export const checkCommit = (
  state: StreamState,
  expected: ExpectedRevision,
  eventIds: readonly string[],
  known: KnownEvents,
): Decision => {
  const wrong: Decision = { kind: 'wrongExpectedVersion', current: state.last };
  if (isTombstoned(state)) return { kind: 'streamDeleted' };
  if (expected === 'streamExists') {
    if (isSoftDeleted(state)) return { kind: 'streamDeleted' };
    if (state.last === NO_EVENT && state.metadata === undefined) return wrong;
  }
  if (expected === 'any' || expected === 'streamExists') {
    return checkIds(eventIds, known) ?? wrong;
  }
  const expectedLast = expected === 'noStream' ? NO_EVENT : Number(expected);
  if (expectedLast > state.last) return wrong;
  if (expectedLast === state.last) return WRITE;
  const repeated = checkRevisions(expectedLast, eventIds, known);
  if (repeated !== undefined) return repeated;
  const startsElsewhere =
    eventIds[0] === undefined || known.positionAt(expectedLast + 1, eventIds[0]) === undefined;
  const recreates = expected === 'noStream' && isSoftDeleted(state);
  return recreates && startsElsewhere && eventIds.length > 0 ? WRITE : wrong;
};

/** Any: all ids known → the first result; the first one unknown → write; else undefined. */
const checkIds = (eventIds: readonly string[], known: KnownEvents): Decision | undefined => {
  let last: KnownEvent | undefined;
  for (const [index, id] of eventIds.entries()) {
    const event = known.byId(id);
    if (event === undefined) return index === 0 ? WRITE : undefined;
    last = event;
  }
  return last === undefined ? WRITE : { kind: 'idempotent', ...last };
};

/** An exact revision in the past: the ids that follow it are these → the first result. */
const checkRevisions = (
  expectedLast: number,
  eventIds: readonly string[],
  known: KnownEvents,
): Decision | undefined => {
  let revision = expectedLast;
  let position: number | undefined;
  for (const id of eventIds) {
    revision += 1;
    position = known.positionAt(revision, id);
    if (position === undefined) return undefined;
  }
  return position === undefined ? undefined : { kind: 'idempotent', revision, position };
};
