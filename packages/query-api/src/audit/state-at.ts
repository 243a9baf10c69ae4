import type { Decider } from '@order-ledger/domain';
import {
  type DomainEvent,
  type EventDecoder,
  type EventStore,
  type LedgerEvent,
  readStream,
} from '@order-ledger/event-store';
import type { Moment } from './moment.ts';

/** How a stream is read and folded. */
export interface Folding<State, Event extends DomainEvent> {
  readonly stream: string;
  readonly codec: EventDecoder<Event>;
  readonly decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>;
}

/** A state, and the event that led to it. */
export interface StateAt<State> {
  readonly state: State;
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Date;
}

/** Whether an event had been stored at a moment. An instant is that of the ledger's own clock. */
const wasStored = (moment: Moment, { revision, createdAt }: LedgerEvent): boolean => {
  if (moment === null) return true;
  return 'revision' in moment ? revision <= moment.revision : createdAt <= moment.instant;
};

/**
 * The states that a stream had at some moments, by one read of it. `undefined` for a moment at which
 * there was none: before the first event, or at a revision that is still to come.
 */
export async function statesAt<State, Event extends DomainEvent>(
  eventStore: EventStore,
  { stream, codec, decider }: Folding<State, Event>,
  moments: readonly Moment[],
): Promise<readonly (StateAt<State> | undefined)[]> {
  const found = moments.map((): StateAt<State> | undefined => undefined);
  let state = decider.initialState;
  for await (const event of readStream(eventStore, stream, codec)) {
    const open = moments.map((moment) => wasStored(moment, event));
    if (!open.includes(true)) break;
    state = decider.evolve(state, event.event);
    const { revision, position, createdAt: recordedAt } = event;
    open.forEach((isOpen, index) => {
      if (isOpen) found[index] = { state, revision, position, recordedAt };
    });
  }
  return found.map((at, index) => {
    const moment = moments[index] ?? null;
    const toCome = moment !== null && 'revision' in moment && at?.revision !== moment.revision;
    return toCome ? undefined : at;
  });
}
