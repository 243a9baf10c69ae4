import type { EventCodec } from '@order-ledger/contracts';
import type { Decider, Rejection } from '@order-ledger/domain';
import type { EventStore } from '../connection/connect.ts';
import { GapError } from '../errors.ts';
import { hashOfEvent } from '../event-hash.ts';
import { decodeEvent } from '../ledger-event.ts';
import type { DomainEvent } from '../ledger-event.ts';
import type { RawEvent } from '../raw-event.ts';
import { InvalidSnapshotError } from '../snapshot/record.ts';
import { CommandIndex } from './command-index.ts';

/** What is known of one stream. Only the lane of the stream changes it, whole events at a time. */
export interface Aggregate<State> {
  readonly stream: string;
  state: State;
  /** Of the last event folded; `-1n` before the first. */
  revision: bigint;
  position: bigint;
  /** Of the last event as stored. */
  hash: string | null;
  readonly commands: CommandIndex;
}

/** What an executor knows about its category. */
export interface AggregateType<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly eventStore: EventStore;
  readonly decider: Decider<State, Command, Event, R>;
  readonly codec: EventCodec<Event>;
}

export const emptyAggregate = <State>(stream: string, state: State): Aggregate<State> => ({
  stream,
  state,
  revision: -1n,
  position: 0n,
  hash: null,
  commands: new CommandIndex(),
});

const assertIsLast = <State>({ revision, hash }: Aggregate<State>, raw: RawEvent): void => {
  if (raw.revision === revision && hashOfEvent(raw) === hash) return;
  throw new InvalidSnapshotError(`its event at revision ${revision} is another`);
};

/**
 * Folds what was stored behind the aggregate's revision. Answers how many events that were. When
 * it throws, the aggregate stands at the last event that it could fold.
 *
 * `unverified`: the aggregate comes from a snapshot. The event at its revision is read as well, and
 * an `InvalidSnapshotError` thrown when it is not the one that the snapshot knows.
 */
export const readOn = async <State, Command, Event extends DomainEvent, R extends Rejection>(
  { eventStore, decider, codec }: AggregateType<State, Command, Event, R>,
  aggregate: Aggregate<State>,
  unverified = false,
): Promise<number> => {
  const { stream } = aggregate;
  let count = 0;
  let verified = !unverified;
  const foldOne = (raw: RawEvent): void => {
    const { revision, position } = raw;
    const expected = aggregate.revision + 1n;
    if (revision !== expected) throw new GapError(stream, expected, revision);
    const { event, metadata } = decodeEvent(raw, () => codec);
    aggregate.state = decider.evolve(aggregate.state, event);
    aggregate.revision = revision;
    aggregate.position = position;
    const { commandId, fingerprint } = metadata;
    const [firstRevision, lastRevision] = [revision, revision];
    aggregate.commands.add({ commandId, fingerprint, firstRevision, lastRevision, position });
    count += 1;
  };
  const fold = async (): Promise<void> => {
    const fromRevision = aggregate.revision + (verified ? 1n : 0n);
    let last: RawEvent | undefined;
    try {
      for await (const batch of eventStore.streamBatches(stream, { fromRevision })) {
        for (const raw of batch) {
          if (verified) {
            foldOne(raw);
            last = raw;
          } else {
            assertIsLast(aggregate, raw);
            verified = true;
          }
        }
      }
      if (!verified) throw new InvalidSnapshotError('its stream is shorter');
    } finally {
      if (last !== undefined) aggregate.hash = hashOfEvent(last);
    }
  };
  // A read that broke off goes on where it was: every folded event counts.
  await eventStore.answered(fold);
  return count;
};
