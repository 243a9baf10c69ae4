import { hash as digestOf } from 'node:crypto';
import type { EventCodec, SnapshotCodec } from '@order-ledger/contracts';
import type { Decider, Rejection } from '@order-ledger/domain';
import type { DomainEvent } from '../ledger-event.ts';

/**
 * Names what this program makes of events: SHA-256 over the states that a sample history leads
 * through, as they are kept, and over the versions of its events. Nobody has to remember to count a
 * number up: a changed `evolve` or another shape of the state is another version by itself.
 */
export const snapshotVersion = <State, Command, Event extends DomainEvent, R extends Rejection>(
  { initialState, evolve }: Pick<Decider<State, Command, Event, R>, 'initialState' | 'evolve'>,
  codec: Pick<EventCodec<Event>, 'encode'>,
  snapshots: SnapshotCodec<State, Event>,
): string => {
  let state = initialState;
  const history = [snapshots.encode(state)];
  for (const event of snapshots.samples) {
    state = evolve(state, event);
    history.push([codec.encode(event).schemaVersion, snapshots.encode(state)]);
  }
  return digestOf('sha256', JSON.stringify(history));
};
